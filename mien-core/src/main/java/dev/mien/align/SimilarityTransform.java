package dev.mien.align;

import dev.mien.Keypoints;
import java.util.List;

/**
 * A scale, a rotation and a shift of the plane: {@code x' = a x - b y + shiftX, y' = b x + a y + shiftY}. Never a mirror image.
 *
 * @param a the scale times the cosine of the rotation
 * @param b the scale times the sine of the rotation
 * @param shiftX in pixels of the target
 * @param shiftY in pixels of the target
 */
public record SimilarityTransform(double a, double b, double shiftX, double shiftY) {
    /**
     * The transform that takes the one places to the others with the least sum of squared distances (Umeyama, "Least-squares estimation
     * of transformation parameters between two point patterns", IEEE PAMI 13(4), 1991). In the plane, where a similarity is a multiplication
     * of complex numbers, its singular value decomposition has this closed form.
     *
     * @param from at least two, not all in one place
     * @param to as many
     */
    public static SimilarityTransform fit(List<Place> from, List<Place> to) {
        if (from.size() != to.size() || from.size() < 2) {
            throw new IllegalArgumentException(
                    from.size() + " and " + to.size() + " places, expected two pairs or more");
        }
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
        if (!(size > 0)) {
            throw new IllegalArgumentException("all places are one: there is no transform");
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

    /** Pixels of the target for a pixel of the source. */
    public double scale() {
        return Math.hypot(a, b);
    }

    /** By how much it turns clockwise, in degrees, -180..180. */
    public double degrees() {
        return Math.toDegrees(Math.atan2(b, a));
    }

    /** Where it takes a place. */
    public Place of(Place place) {
        return new Place(a * place.x() - b * place.y() + shiftX, b * place.x() + a * place.y() + shiftY);
    }

    /** Where it takes the points of a face; missing ones stay missing. */
    public Keypoints of(Keypoints points) {
        Keypoints moved = points.moved((x, y) -> {
            Place place = of(new Place(x, y));
            return new float[] {(float) place.x(), (float) place.y()};
        });
        return moved.withSpreadsOf(points, scale());
    }

    /** The way back. */
    public SimilarityTransform inverse() {
        double size = a * a + b * b;
        double backA = a / size;
        double backB = -b / size;
        return new SimilarityTransform(
                backA, backB, -backA * shiftX + backB * shiftY, -backB * shiftX - backA * shiftY);
    }
}
