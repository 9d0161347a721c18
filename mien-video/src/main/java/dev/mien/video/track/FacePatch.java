package dev.mien.video.track;

import dev.mien.Box;
import java.util.stream.IntStream;

/**
 * The appearance of a face in a frame, to find it in the next one: the translation and scale of its box are estimated
 * by the inverse compositional algorithm (Baker and Matthews 2004, "Lucas-Kanade 20 years on"), invariant to brightness
 * and contrast.
 */
final class FacePatch {
    private static final int SIDE = 20;
    private static final int VALUES = SIDE * SIDE;
    private static final int MAX_STEPS = 20;
    private static final double SMALL_STEP = 1e-3; // of the box's size
    private static final double LARGEST_STEP = 0.1;

    /** The pixels of the ellipse inside the box, since the corners show the background, which moves differently. */
    private static final int[] OVAL = IntStream.range(0, VALUES)
            .filter(i -> Math.hypot(place(i % SIDE), place(i / SIDE)) < 0.5)
            .toArray();

    private final double[] values; // [SIDE, SIDE], in the oval mean 0 and length 1
    private final double[] gradients = new double[3 * VALUES]; // by a shift across, a shift down, growth
    private final double[] inverse; // of the gradients' products, [3, 3]

    /** Creates the patch of the face in a box. */
    FacePatch(Surroundings picture, Box box) {
        values = normalized(picture, center(box), box.width(), box.height());
        double[] products = new double[9];
        for (int i : OVAL) {
            int x = i % SIDE;
            int y = i / SIDE;
            double across = slope(i, x, 1);
            double down = slope(i, y, SIDE);
            gradients[3 * i] = across;
            gradients[3 * i + 1] = down;
            gradients[3 * i + 2] = across * place(x) + down * place(y);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    products[3 * a + b] += gradients[3 * i + a] * gradients[3 * i + b];
                }
            }
        }
        inverse = inverted(products);
    }

    /**
     * The face in another picture.
     *
     * @param box where it is now
     * @param likeness the correlation of both appearances, 1 for identical ones
     */
    record Found(Box box, double likeness) {}

    /** Searches for the face near the expected box, up to a quarter of its size away. */
    Found find(Surroundings picture, Box expected) {
        double[] center = center(expected);
        double width = expected.width();
        double height = expected.height();
        double likeness = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] seen = normalized(picture, center, width, height);
            likeness = dot(seen, values);
            double[] move = move(seen);
            center[0] -= move[0] * width;
            center[1] -= move[1] * height;
            width /= 1 + move[2];
            height /= 1 + move[2];
            if (Math.abs(move[0]) + Math.abs(move[1]) + Math.abs(move[2]) < SMALL_STEP) {
                break;
            }
        }
        Box box = new Box(
                (float) (center[0] - width / 2),
                (float) (center[1] - height / 2),
                (float) (center[0] + width / 2),
                (float) (center[1] + height / 2));
        return new Found(box, likeness);
    }

    /** The horizontal and vertical shift and the growth that explain the difference, in sizes of the box. */
    private double[] move(double[] seen) {
        double[] sums = new double[3];
        for (int i : OVAL) {
            double difference = seen[i] - values[i];
            for (int a = 0; a < 3; a++) {
                sums[a] += gradients[3 * i + a] * difference;
            }
        }
        double[] move = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                move[a] += inverse[3 * a + b] * sums[b];
            }
            move[a] = Math.max(-LARGEST_STEP, Math.min(move[a], LARGEST_STEP));
        }
        return move;
    }

    /** The central difference at a pixel, per size of the box. */
    private double slope(int i, int at, int step) {
        int before = at > 0 ? i - step : i;
        int after = at < SIDE - 1 ? i + step : i;
        return (values[after] - values[before]) * SIDE / ((after - before) / (double) step);
    }

    /** The position of a pixel in the box, -0.5..0.5. */
    private static double place(int pixel) {
        return (pixel + 0.5) / SIDE - 0.5;
    }

    private static double[] center(Box box) {
        return new double[] {(box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0};
    }

    private static double[] normalized(Surroundings picture, double[] center, double width, double height) {
        double[] sampled = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            double x = center[0] + place(i % SIDE) * width;
            double y = center[1] + place(i / SIDE) * height;
            sampled[i] = picture.at(x - 0.5, y - 0.5); // pixel centres are whole numbers
        }
        double mean = 0;
        for (int i : OVAL) {
            mean += sampled[i] / OVAL.length;
        }
        double squares = 1e-6;
        for (int i : OVAL) {
            squares += (sampled[i] - mean) * (sampled[i] - mean);
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < VALUES; i++) {
            sampled[i] = (sampled[i] - mean) / length;
        }
        return sampled;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i : OVAL) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The inverse of a symmetric 3x3 matrix by its cofactors; nearly singular ones are damped. */
    private static double[] inverted(double[] m) {
        double damping = 1e-3 * (m[0] + m[4] + m[8]) + 1e-9;
        double a = m[0] + damping;
        double b = m[1];
        double c = m[2];
        double d = m[4] + damping;
        double e = m[5];
        double f = m[8] + damping;
        double determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
        return new double[] {
            (d * f - e * e) / determinant,
            (c * e - b * f) / determinant,
            (b * e - c * d) / determinant,
            (c * e - b * f) / determinant,
            (a * f - c * c) / determinant,
            (b * c - a * e) / determinant,
            (b * e - c * d) / determinant,
            (b * c - a * e) / determinant,
            (a * d - b * b) / determinant
        };
    }
}
