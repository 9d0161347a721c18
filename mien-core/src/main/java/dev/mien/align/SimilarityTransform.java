package dev.mien.align;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A similarity transform of the plane without reflection: scale, rotation and translation, {@code x' = a x - b y +
 * shiftX, y' = b x + a y + shiftY}.
 *
 * @param a the scale times the cosine of the rotation
 * @param b the scale times the sine of the rotation
 * @param shiftX in pixels of the target
 * @param shiftY in pixels of the target
 */
public record SimilarityTransform(double a, double b, double shiftX, double shiftY) {
    /**
     * The transform that maps the points of a face to other positions with the least sum of squared distances (Umeyama,
     * "Least-squares estimation of transformation parameters between two point patterns", IEEE PAMI 13(4), 1991). In
     * the plane, where a similarity is a multiplication of complex numbers, its singular value decomposition has this
     * closed form.
     *
     * @param from where the points are; those missing in {@code to} are ignored
     * @param to where they should be
     * @return empty if fewer than two points are in both, or all of them coincide
     */
    public static Optional<SimilarityTransform> fit(Map<Keypoint, Place> from, Map<Keypoint, Place> to) {
        List<Place> sources = new ArrayList<>();
        List<Place> targets = new ArrayList<>();
        for (Keypoint point :
                Keypoint.EXTENDED) { // in an order, so that the sums are the same to the last bit each time
            Place source = from.get(point);
            Place target = to.get(point);
            if (source != null && target != null) {
                sources.add(source);
                targets.add(target);
            }
        }
        return haveTwo(sources) && haveTwo(targets)
                ? Optional.of(fit(sources, targets)).filter(fit -> fit.scale() > 0)
                : Optional.empty();
    }

    private static boolean haveTwo(List<Place> places) {
        return places.stream().distinct().limit(2).count() == 2;
    }

    private static SimilarityTransform fit(List<Place> from, List<Place> to) {
        Place fromMiddle = middle(from);
        Place toMiddle = middle(to);
        double along = 0;
        double across = 0;
        double size = 0;
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x() - fromMiddle.x();
            double y = from.get(i).y() - fromMiddle.y();
            double u = to.get(i).x() - toMiddle.x();
            double v = to.get(i).y() - toMiddle.y();
            along += x * u + y * v;
            across += x * v - y * u;
            size += x * x + y * y;
        }
        double a = along / size;
        double b = across / size;
        return new SimilarityTransform(
                a,
                b,
                toMiddle.x() - a * fromMiddle.x() + b * fromMiddle.y(),
                toMiddle.y() - b * fromMiddle.x() - a * fromMiddle.y());
    }

    private static Place middle(List<Place> places) {
        return new Place(
                places.stream().mapToDouble(Place::x).average().orElseThrow(),
                places.stream().mapToDouble(Place::y).average().orElseThrow());
    }

    /** The scale: pixels of the target per pixel of the source. */
    public double scale() {
        return Math.hypot(a, b);
    }

    /** The clockwise rotation in degrees, -180..180. */
    public double degrees() {
        return Math.toDegrees(Math.atan2(b, a));
    }

    /** The image of a position. */
    public Place of(Place place) {
        return new Place(a * place.x() - b * place.y() + shiftX, b * place.x() + a * place.y() + shiftY);
    }

    /** The images of the points of a face; missing ones stay missing. */
    public Keypoints of(Keypoints points) {
        Keypoints moved = points.moved((x, y) -> {
            Place place = of(new Place(x, y));
            return new float[] {(float) place.x(), (float) place.y()};
        });
        return moved.withSpreadsOf(points, scale());
    }

    /** The inverse transform. */
    public SimilarityTransform inverse() {
        double size = a * a + b * b;
        double backA = a / size;
        double backB = -b / size;
        return new SimilarityTransform(
                backA, backB, -backA * shiftX + backB * shiftY, -backB * shiftX - backA * shiftY);
    }
}
