package dev.mien.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When to run the net again on an enlarged plane. Where a look at a picture shows a small face, or something that may
 * be one, there are often others that are too small to find. Therefore the picture is searched again in twice the width
 * and height for small faces only, and so on while it has more details. This costs four times as much as the look
 * before, but is not needed for most portraits. The constants were chosen on validation photos
 * (docs/decisions/0027-closer-look.md).
 */
final class CloserLook {
    /** The factor by which width and height grow from one look to the next. */
    static final int ENLARGED = 2;

    /** The largest factor between the width and height of the first look and those of the closest. */
    static final int CLOSEST = 4;

    /**
     * The largest scale of a look relative to the picture itself, except for the first closer look, which may double
     * it.
     */
    static final double MAX_ENLARGED = 1.25;

    /** The lowest score, in 0..1, of a box that causes the next look. */
    static final double HINT = .4;

    /** A box causes the next look if it is lower than this, in pixels of its look. */
    static final double HINT_HEIGHT = 32;

    /** The largest side (the square root of the area) of faces taken from a closer look, in its pixels. */
    static final double LARGEST = 64;

    /**
     * The smallest side of faces taken from a look before the last, in its pixels; the next one shows smaller ones
     * better.
     */
    static final double SEEN_BETTER = 16;

    private CloserLook() {}

    /**
     * How many times as wide and high as the first look the next one is; empty after the last.
     *
     * <p>The height of the smallest faces to find has two effects. If they are large enough in a look, there is no closer
     * one, however small others are. If they are smaller than what the net finds, there are further looks until they are
     * not, whether or not these seem worth their cost.
     *
     * @param times the same for the look before
     * @param pays whether that look shows small faces
     * @param smallest the height of the smallest faces to find, in pixels of the picture
     */
    static OptionalDouble next(WorkingSize first, double times, boolean pays, OptionalInt smallest) {
        double twice = times * ENLARGED;
        double height = smallest.orElse(0) * first.scale() * times;
        if (pays && height < HINT_HEIGHT && exists(twice, first.scale())) {
            return OptionalDouble.of(twice);
        }
        double wanted = first.timesFor(smallest);
        return times < wanted ? OptionalDouble.of(Math.min(twice, wanted)) : OptionalDouble.empty();
    }

    /**
     * Whether the next look is worth its cost.
     *
     * @param last the boxes of the last look in its pixels, including all with a score of at least {@link #HINT}
     */
    static boolean pays(List<Detection> last) {
        return last.stream().anyMatch(face -> face.score() >= HINT && face.box().height() < HINT_HEIGHT);
    }

    /**
     * Whether a picture has enough details for a look.
     *
     * @param times the width and height of the look relative to those of the first
     * @param scale the size of the first look relative to that of the picture
     */
    static boolean exists(double times, double scale) {
        return times <= CLOSEST && (times == ENLARGED || times * scale <= MAX_ENLARGED);
    }

    /**
     * Merges the boxes of all looks, in pixels of the first.
     *
     * @param before the boxes of the looks before the last, in pixels of the first
     * @param last the boxes of the last look, in its pixels
     * @param times the width and height of the last look relative to those of the first
     */
    static List<Detection> together(List<Detection> before, List<Detection> last, double times) {
        List<Detection> all = new ArrayList<>();
        for (Detection face : before) {
            if (face.box().side() * times >= SEEN_BETTER * ENLARGED) {
                all.add(face);
            }
        }
        for (Detection face : last) {
            if (face.box().side() <= LARGEST) {
                all.add(face.enlarged(1. / times, 1. / times));
            }
        }
        return all;
    }
}
