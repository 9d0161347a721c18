package dev.mien.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a look at a picture shows a small face, or what may be one, there are others that are too small for it: the picture is
 * looked at once more in twice the width and height, for these alone, and so on while it has more to show. Most portraits are spared
 * what it costs, four times the look before. The numbers were chosen on validation photos (docs/decisions/0027-closer-look.md).
 */
final class CloserLook {
    /** How many times as wide and as high the picture is in the next look. */
    static final int ENLARGED = 2;

    /** The closest look has at most so many times the width and height of the first. */
    static final int CLOSEST = 4;

    /** How far the picture itself may be enlarged for any look but the first closer one, which may double it. */
    static final double MAX_ENLARGED = 1.25;

    /** The lowest score, in 0..1, of a box that asks for the next look. */
    static final double HINT = .4;

    /** Such a box is lower than this, in pixels of the look that shows it. */
    static final double HINT_HEIGHT = 32;

    /** The largest faces, by the root of their area in pixels of a closer look, that are taken from it. */
    static final double LARGEST = 64;

    /** Faces smaller than this, in pixels of a look, the next one shows better. */
    static final double SEEN_BETTER = 16;

    /** So much lower is the logit of a score in a closer look: of boxes with the same score more are false than in the first. */
    static final double LESS_SURE = .2;

    private CloserLook() {}

    /** Whether the next look pays, by the boxes of the last, those of {@link #HINT} and more among them, in its pixels. */
    static boolean pays(List<Detection> last) {
        return last.stream().anyMatch(face -> face.score() >= HINT && face.box().height() < HINT_HEIGHT);
    }

    /**
     * Whether a picture has a look of so many times the width and height of the first to offer.
     *
     * @param scale how many pixels of the first look one of the picture is wide
     */
    static boolean exists(int times, double scale) {
        return times <= CLOSEST && (times == ENLARGED || times * scale <= MAX_ENLARGED);
    }

    /**
     * The boxes of all looks, in pixels of the first.
     *
     * @param before of the looks before the last, in pixels of the first
     * @param last of the last look, in its pixels
     * @param times how many times the first look's width and height the last has
     */
    static List<Detection> together(List<Detection> before, List<Detection> last, int times) {
        List<Detection> all = new ArrayList<>();
        for (Detection face : before) {
            if (face.box().side() * times >= SEEN_BETTER * ENLARGED) {
                all.add(face);
            }
        }
        for (Detection face : last) {
            if (face.box().side() <= LARGEST) {
                Detection inFirst = face.enlarged(1. / times, 1. / times);
                all.add(new Detection(inFirst.box(), lowered(face.score())));
            }
        }
        return all;
    }

    private static float lowered(float score) {
        return (float) (score / (score + (1 - score) * Math.exp(LESS_SURE)));
    }
}
