package dev.mien.detect;

import dev.mien.Box;
import java.util.ArrayList;
import java.util.List;

/** Non-maximum suppression: keeps one of the boxes that detectors find on each face. */
public final class Suppression {
    /** Boxes with a larger intersection over union belong to the same face. */
    static final double SAME_FACE = .4;

    /** Boxes with a larger intersection over union are averaged, since their mean is more exact than each of them. */
    static final double ALIKE = .65;

    /** The smallest side, in pixels, of averaged boxes: boxes similar to a smaller one often belong to another face. */
    static final double AVERAGED = 32;

    /** A box of which a larger share lies in another may be the same face, found in another size. */
    static final double NESTED = .6;

    /** Nested boxes belong to the same face if the smaller area is a larger share of the larger area than this. */
    static final double PART = .08;

    /** Boxes with a smaller intersection over union belong to neighbours, as in a crowd. */
    static final double BESIDE = .15;

    private Suppression() {}

    /**
     * Keeps one box for each face, by non-maximum suppression with three extensions:
     *
     * <ul>
     *   <li>Nested boxes: a box is also removed if it lies mostly in one with a higher score or that one in it, as
     *       when a face or a part of it is found in two sizes. Much smaller faces, such as one behind a shoulder, are kept.
     *   <li>Soft suppression (Bodla et al. 2017, arXiv:1704.04503): the score of a box that overlaps less with one of a
     *       higher score is multiplied by 1 minus their intersection over union, so that half a face with the neck is
     *       not reported in addition to the face.
     *   <li>Box voting (Gidaris and Komodakis 2015, arXiv:1505.01749): the box of a face is the mean of the boxes
     *       similar to the best one, weighted by their scores, which reduces the errors of single cells.
     * </ul>
     *
     * @param found the boxes of all cells, in any order
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

    /** The mean of the boxes similar to the best one, including itself, weighted by their scores. */
    private static Box mean(Detection best, List<Detection> all) {
        if (Overlaps.area(best.box()) < AVERAGED * AVERAGED) {
            return best.box();
        }
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        double scores = 0;
        for (Detection one : all) {
            Box box = one.box();
            if (Overlaps.intersectionOverUnion(best.box(), box) > ALIKE) {
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
        double overlap = Overlaps.intersectionOverUnion(better.box(), other.box());
        return overlap < BESIDE ? other : new Detection(other.box(), (float) (other.score() * (1 - overlap)));
    }

    private static boolean sameFace(Box a, Box b) {
        if (Overlaps.intersectionOverUnion(a, b) > SAME_FACE) {
            return true;
        }
        double smaller = Math.min(Overlaps.area(a), Overlaps.area(b)) / Math.max(Overlaps.area(a), Overlaps.area(b));
        return Overlaps.intersectionOverSmaller(a, b) > NESTED && smaller > PART;
    }

    /**
     * Plain non-maximum suppression: removes each box that overlaps too much with one of a higher score.
     *
     * @param found the boxes, in any order
     * @param maxOverlap the largest intersection over union of two boxes that are kept, in 0..1
     * @return the boxes kept, by descending score
     */
    public static List<Detection> suppress(List<Detection> found, double maxOverlap) {
        List<Detection> kept = new ArrayList<>();
        found.stream().sorted(Detection.BEST_FIRST).forEach(next -> {
            if (kept.stream()
                    .noneMatch(better -> Overlaps.intersectionOverUnion(better.box(), next.box()) > maxOverlap)) {
                kept.add(next);
            }
        });
        return List.copyOf(kept);
    }
}
