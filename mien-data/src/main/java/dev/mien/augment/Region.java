package dev.mien.augment;

import dev.mien.Box;
import java.util.Optional;

/** A rectangular part of a piece, in pixels. */
record Region(int left, int top, int width, int height) {
    /** The smallest share of a face's area that must be visible for a detector to find it. */
    private static final double SEEN = .5;

    /**
     * The visible part of a face: left, top, right and bottom, and 1 if a detector must find the face or 0 if not;
     * empty if less than a pixel is visible.
     *
     * @param asked whether a detector must find the face if enough of it is visible
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
