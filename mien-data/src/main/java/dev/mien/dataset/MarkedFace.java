package dev.mien.dataset;

import dev.mien.Box;

/**
 * An annotated face in a photo, with the attributes of WIDER FACE (Yang et al. 2016, arXiv:1511.06523), which are 0 for
 * other data sets.
 *
 * @param box in pixels of the photo
 * @param blur 0 clear, 1 some, 2 heavy
 * @param occlusion 0 none, 1 partial, 2 heavy
 * @param pose 0 typical, 1 untypical
 * @param invalid whether to ignore it: a detector need not find it, and finding it is not a mistake
 */
public record MarkedFace(Box box, int blur, int occlusion, int pose, boolean invalid) {
    /** A face of which only the box is known. */
    public static MarkedFace of(Box box) {
        return new MarkedFace(box, 0, 0, 0, false);
    }

    /** The same face with these attributes. */
    MarkedFace withAttributes(int itsBlur, int itsOcclusion, int itsPose) {
        return new MarkedFace(box, itsBlur, itsOcclusion, itsPose, invalid);
    }

    /** The same face, which is invalid under that condition, or if it was already. */
    MarkedFace invalidIf(boolean ignored) {
        return new MarkedFace(box, blur, occlusion, pose, invalid || ignored);
    }
}
