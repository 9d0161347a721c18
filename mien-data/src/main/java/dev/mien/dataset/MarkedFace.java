package dev.mien.dataset;

import dev.mien.Box;

/**
 * A face that somebody marked in a photo, with what WIDER FACE (Yang et al. 2016, arXiv:1511.06523) says of it; data sets that
 * say nothing have 0 everywhere.
 *
 * @param box in pixels of the photo
 * @param blur 0 clear, 1 some, 2 heavy
 * @param occlusion 0 none, 1 partial, 2 heavy
 * @param pose 0 typical, 1 untypical
 * @param invalid whether a detector should neither be asked for it nor be blamed for it
 */
public record MarkedFace(Box box, int blur, int occlusion, int pose, boolean invalid) {
    /** A face of which only the box is known. */
    public static MarkedFace of(Box box) {
        return new MarkedFace(box, 0, 0, 0, false);
    }

    /** The same face with what its data set says of it; {@code ignored} makes it invalid, and it stays so where it is. */
    MarkedFace with(int itsBlur, int itsOcclusion, int itsPose, boolean ignored) {
        return new MarkedFace(box, itsBlur, itsOcclusion, itsPose, invalid || ignored);
    }
}
