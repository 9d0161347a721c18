package dev.mien.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the first look at a picture shows a small face, or what may be one, there are others that are too small for it: the picture
 * is looked at once more in twice the size, for these alone. Most portraits are spared what it costs, four times the first look.
 * The numbers were chosen on validation photos (docs/decisions/0027-closer-look.md).
 */
final class CloserLook {
    /** How many times as wide and as high the picture is in it. */
    static final int ENLARGED = 2;

    /** The lowest score, in 0..1, of a box of the first look that asks for it. */
    static final double HINT = .4;

    /** Such a box is lower than this, in pixels of the first look. */
    static final double HINT_HEIGHT = 32;

    /** The largest faces, by the root of their area in pixels of the closer look, that are taken from it. */
    static final double LARGEST = 64;

    /** Faces smaller than this, in pixels of the first look, the closer one shows better. */
    static final double SEEN_BETTER = 16;

    /** So much lower is the logit of a score in the closer look: of boxes with the same score more are false than in the first. */
    static final double LESS_SURE = .2;

    private CloserLook() {}

    /** Whether it pays, by the boxes of the first look, those of {@link #HINT} and more among them. */
    static boolean pays(List<Detection> first) {
        return first.stream()
                .anyMatch(face -> face.score() >= HINT && face.box().height() < HINT_HEIGHT);
    }

    /**
     * The boxes of both looks, in pixels of the first.
     *
     * @param closer in pixels of the closer look
     */
    static List<Detection> together(List<Detection> first, List<Detection> closer) {
        List<Detection> both = new ArrayList<>();
        for (Detection face : first) {
            if (face.side() >= SEEN_BETTER) {
                both.add(face);
            }
        }
        for (Detection face : closer) {
            if (face.side() <= LARGEST) {
                Detection inFirst = face.enlarged(1. / ENLARGED, 1. / ENLARGED);
                both.add(new Detection(inFirst.box(), lowered(face.score())));
            }
        }
        return both;
    }

    private static float lowered(float score) {
        return (float) (score / (score + (1 - score) * Math.exp(LESS_SURE)));
    }
}
