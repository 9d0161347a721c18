package dev.mien.detect;

import dev.mien.Box;

/** How much two boxes overlap. */
public final class Overlaps {
    private Overlaps() {}

    /** The area of the intersection divided by that of the union, in 0..1. */
    public static double intersectionOverUnion(Box a, Box b) {
        double both = shared(a, b);
        return both / (area(a) + area(b) - both);
    }

    /** The area of the intersection divided by that of the smaller box, in 0..1: 1 if one box lies inside the other. */
    static double intersectionOverSmaller(Box a, Box b) {
        return shared(a, b) / Math.min(area(a), area(b));
    }

    /** The share of {@code box} that {@code other} covers, in 0..1. */
    public static double coveredShare(Box box, Box other) {
        return shared(box, other) / area(box);
    }

    private static double shared(Box a, Box b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return Math.max(0, width) * Math.max(0, height);
    }

    /** The area of a box in square pixels. */
    static double area(Box box) {
        return (double) box.width() * box.height();
    }
}
