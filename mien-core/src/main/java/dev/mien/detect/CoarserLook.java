package dev.mien.detect;

import java.util.List;

/**
 * The net knows faces up to some 300 pixels and those of middle size best: a picture is looked at once more in a quarter of the width
 * and height, which costs a sixteenth, or in half of them where it shows a large face in doubt, and so on until nothing in it can be
 * too large. The numbers were chosen on validation photos (docs/decisions/0027-closer-look.md).
 */
final class CoarserLook {
    /** How many times smaller the next plane is. */
    static final int COARSER = 4;

    /** The same where a large face is in doubt. */
    static final int COARSER_IN_DOUBT = 2;

    /** Faces in doubt that the coarser plane shows better begin at this root of their area in pixels. */
    static final double LARGE = 80;

    /** Scores of faces in doubt, in 0..1, begin where boxes are kept for a closer look, too. */
    static final double DOUBTED = CloserLook.HINT;

    /** No doubt is left from this score on. */
    static final double SURE = .55;

    /** The largest faces, by the root of their area in pixels, that are taken from a plane that is looked at in a coarser one, too. */
    static final double LARGEST = 240;

    /** Faces smaller than this, in pixels of a coarser plane, the finer one has shown better. */
    static final double SEEN_BETTER = 32;

    /** Planes with no longer side are looked at in no coarser one. */
    static final int COARSEST = 400;

    private CoarserLook() {}

    /** Whether a plane of that size is looked at in no coarser one. */
    static boolean isLast(int width, int height) {
        return Math.max(width, height) <= COARSEST;
    }

    /** How many times smaller the plane after one with these boxes is. */
    static int times(List<Detection> found) {
        return isInDoubt(found) ? COARSER_IN_DOUBT : COARSER;
    }

    private static boolean isInDoubt(List<Detection> found) {
        List<Detection> large = found.stream()
                .filter(face -> face.score() >= DOUBTED && face.box().side() >= LARGE)
                .toList();
        return Overlaps.oneBoxAFace(large, DOUBTED).stream().anyMatch(face -> face.score() < SURE);
    }
}
