package dev.mien.detect;

import dev.mien.Box;
import java.util.ArrayList;
import java.util.List;

/** How boxes overlap, and which of those found for the same face is kept. */
public final class Overlaps {
    /** Boxes with more in common, as a share of their union, are one face. */
    static final double SAME_FACE = .4;

    /** Boxes with more in common are so alike that their mean is a better box than each. */
    static final double ALIKE = .65;

    /** Smaller boxes than this, in pixels a side, stay as they are: those that are like them are often another face's. */
    static final double AVERAGED = 32;

    /** So much of a box lies in another one that it may be the same face, found too small. */
    static final double NESTED = .6;

    /** Then it is no smaller than this, as a share of the other's area. */
    static final double PART = .08;

    /** Boxes with less in common stand beside each other, as people in a crowd do. */
    static final double BESIDE = .15;

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

    /** The area that both cover over the first one's, 0..1: how much of it the other one covers. */
    public static double coveredShare(Box box, Box other) {
        return shared(box, other) / area(box);
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
     * Non-maximum suppression that also knows boxes in boxes: a box goes where one of a higher score covers the same place, or where one of the
     * two lies nearly whole in the other, as when the same face or a part of it was found in two sizes; much smaller faces, as those
     * behind a shoulder, stay. The score of one that one of a higher score covers in part falls by the share of their union that both cover
     * (soft suppression, Bodla et al. 2017, arXiv:1704.04503), so that half a face and its neck are no longer reported beside it. The box kept
     * is the mean of those that are much alike, by their scores (box voting, Gidaris and Komodakis 2015, arXiv:1505.01749): what one cell is
     * off by, others are not.
     *
     * @param found in any order
     * @param minScore the lowest score of a box that is kept, in 0..1
     * @return the boxes kept, by descending score
     */
    static List<Detection> oneBoxAFace(List<Detection> found, double minScore) {
        List<Detection> kept = new ArrayList<>();
        List<Detection> left = found.stream().sorted(Detection.BEST_FIRST).toList();
        while (!left.isEmpty()) {
            Detection best = left.get(0);
            kept.add(new Detection(mean(best, left), best.score()));
            left = left.stream()
                    .skip(1)
                    .filter(other -> !sameFace(best.box(), other.box()))
                    .map(other -> coveredBy(best, other))
                    .filter(other -> other.score() >= minScore)
                    .sorted(Detection.BEST_FIRST)
                    .toList();
        }
        return List.copyOf(kept);
    }

    /** The mean of the boxes that are like the best one, itself among them, each as often as its score says. */
    private static Box mean(Detection best, List<Detection> all) {
        if (area(best.box()) < AVERAGED * AVERAGED) {
            return best.box();
        }
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        double scores = 0;
        for (Detection one : all) {
            Box box = one.box();
            if (intersectionOverUnion(best.box(), box) > ALIKE) {
                left += one.score() * (double) box.left();
                top += one.score() * (double) box.top();
                right += one.score() * (double) box.right();
                bottom += one.score() * (double) box.bottom();
                scores += one.score();
            }
        }
        return new Box(
                (float) (left / scores), (float) (top / scores), (float) (right / scores), (float) (bottom / scores));
    }

    private static Detection coveredBy(Detection better, Detection other) {
        double overlap = intersectionOverUnion(better.box(), other.box());
        return overlap < BESIDE ? other : new Detection(other.box(), (float) (other.score() * (1 - overlap)));
    }

    private static boolean sameFace(Box a, Box b) {
        if (intersectionOverUnion(a, b) > SAME_FACE) {
            return true;
        }
        double smaller = Math.min(area(a), area(b)) / Math.max(area(a), area(b));
        return intersectionOverSmaller(a, b) > NESTED && smaller > PART;
    }

    /**
     * Non-maximum suppression: a box goes where one of a higher score covers too much of the same place.
     *
     * @param found in any order
     * @param maxOverlap the largest share of the union, 0..1, that two boxes kept may have in common
     * @return the boxes kept, by descending score
     */
    public static List<Detection> suppress(List<Detection> found, double maxOverlap) {
        List<Detection> kept = new ArrayList<>();
        found.stream().sorted(Detection.BEST_FIRST).forEach(next -> {
            if (kept.stream().noneMatch(better -> intersectionOverUnion(better.box(), next.box()) > maxOverlap)) {
                kept.add(next);
            }
        });
        return List.copyOf(kept);
    }
}
