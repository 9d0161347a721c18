package dev.mien.augment;

import dev.mien.Box;
import java.util.Optional;

/** A part of a piece, in pixels. */
record Frame(int left, int top, int width, int height) {
    /** What is left of a face by the edge is a face still from that share of its area on. */
    private static final double SEEN = .5;

    /**
     * What the frame shows of a face: left, top, right, bottom, and 1 for a face to be found or 0 for one of which too little is
     * seen; nothing where that is less than a pixel.
     *
     * @param asked whether the face is one to be found when all of it is seen
     */
    Optional<float[]> visible(Box box, boolean asked) {
        float shownLeft = Math.max(box.left(), left);
        float shownTop = Math.max(box.top(), top);
        float shownRight = Math.min(box.right(), left + width);
        float shownBottom = Math.min(box.bottom(), top + height);
        if (shownRight - shownLeft < 1 || shownBottom - shownTop < 1) {
            return Optional.empty();
        }
        double shown = (shownRight - shownLeft) * (double) (shownBottom - shownTop);
        boolean isSeen = shown >= SEEN * box.width() * box.height();
        return Optional.of(new float[] {shownLeft, shownTop, shownRight, shownBottom, asked && isSeen ? 1 : 0});
    }
}
