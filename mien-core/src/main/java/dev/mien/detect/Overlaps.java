package dev.mien.detect;

import dev.mien.Box;
import java.util.ArrayList;
import java.util.List;

/** How boxes overlap, and which of those found for the same face is kept. */
public final class Overlaps {
    /** Boxes with more in common, as a share of their union, are one face. */
    static final double SAME_FACE = .4;

    /** So much of a box lies in another one that it may be the same face, found too small. */
    static final double NESTED = .6;

    /** Then it is no smaller than this, as a share of the other's area. */
    static final double PART = .08;

    private Overlaps() {}

    /** The area that both cover over the area that either covers, 0..1. */
    public static double intersectionOverUnion(Box a, Box b) {
        double both = shared(a, b);
        return both / (area(a) + area(b) - both);
    }

    /** The area that both cover over the smaller one's, 0..1: 1 where one lies inside the other. */
    static double intersectionOverSmaller(Box a, Box b) {
        return shared(a, b) / Math.min(area(a), area(b));
    }

    private static double shared(Box a, Box b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static double area(Box box) {
        return (double) box.width() * box.height();
    }

    /**
     * Non-maximum suppression that also knows boxes in boxes: a box goes where a surer one covers the same place, or where one of the
     * two lies nearly whole in the other, as when the same face or a part of it was found in two sizes; much smaller faces, as those
     * behind a shoulder, stay.
     *
     * @param found in any order
     * @return the boxes kept, the surest first
     */
    static List<Detection> oneBoxAFace(List<Detection> found) {
        List<Detection> kept = new ArrayList<>();
        found.stream().sorted(Detection.BEST_FIRST).forEach(next -> {
            if (kept.stream().noneMatch(better -> sameFace(better.box(), next.box()))) {
                kept.add(next);
            }
        });
        return List.copyOf(kept);
    }

    private static boolean sameFace(Box a, Box b) {
        if (intersectionOverUnion(a, b) > SAME_FACE) {
            return true;
        }
        double smaller = Math.min(area(a), area(b)) / Math.max(area(a), area(b));
        return intersectionOverSmaller(a, b) > NESTED && smaller > PART;
    }

    /**
     * Non-maximum suppression: a box goes where a surer one covers too much of the same place.
     *
     * @param found in any order
     * @param most the largest share of the union, 0..1, that two boxes kept may have in common
     * @return the boxes kept, the surest first
     */
    public static List<Detection> suppress(List<Detection> found, double most) {
        List<Detection> kept = new ArrayList<>();
        found.stream().sorted(Detection.BEST_FIRST).forEach(next -> {
            if (kept.stream().noneMatch(better -> intersectionOverUnion(better.box(), next.box()) > most)) {
                kept.add(next);
            }
        });
        return List.copyOf(kept);
    }
}
