package dev.mien.detect;

import java.util.List;

/**
 * When to run the net again on a reduced plane. The net finds faces up to about 300 pixels, and those of medium size
 * best. Therefore the plane is also searched in a quarter of its width and height, at a sixteenth of the cost, or in
 * half of them if it shows a large face with a doubtful score, and so on until no face can be too large. The constants
 * were chosen on validation photos (docs/decisions/0027-closer-look.md).
 */
final class CoarserLook {
    /** The factor by which the next plane is smaller. */
    static final int COARSER = 4;

    /** The same factor if a large face is in doubt. */
    static final int COARSER_IN_DOUBT = 2;

    /** The smallest side (the square root of the area) of a large face, in pixels. */
    static final double LARGE = 80;

    /** The lowest score of a face in doubt, in 0..1; the same from which on boxes cause a closer look. */
    static final double DOUBTED = CloserLook.HINT;

    /** The score from which on a face is not in doubt, in 0..1. */
    static final double SURE = .55;

    /**
     * The largest side (the square root of the area), in pixels, of faces taken from a plane that is not the coarsest.
     */
    static final double LARGEST = 240;

    /**
     * The smallest side, in pixels of a coarser plane, of faces taken from it; smaller ones are clearer in the finer
     * one.
     */
    static final double SEEN_BETTER = 32;

    /** The longest side, in pixels, of a plane for which there is no coarser one. */
    static final int COARSEST = 400;

    private CoarserLook() {}

    /** Whether a plane of that size is the coarsest. */
    static boolean isLast(int width, int height) {
        return Math.max(width, height) <= COARSEST;
    }

    /** The factor by which the plane after one with these boxes is smaller. */
    static int times(List<Detection> found) {
        return isInDoubt(found) ? COARSER_IN_DOUBT : COARSER;
    }

    private static boolean isInDoubt(List<Detection> found) {
        List<Detection> large = found.stream()
                .filter(face -> face.score() >= DOUBTED && face.box().side() >= LARGE)
                .toList();
        return Suppression.oneBoxAFace(large, DOUBTED).stream().anyMatch(face -> face.score() < SURE);
    }
}
