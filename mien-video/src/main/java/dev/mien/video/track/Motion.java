package dev.mien.video.track;

import dev.mien.Box;

/**
 * Where a box will be: its centre and size go on at a constant speed, both corrected by each measurement (an alpha-beta
 * filter, which is the Kalman filter of that model in its steady state; Kalata 1984, "The tracking index").
 */
final class Motion {
    private static final double ALPHA =
            0.85; // boxes are measured well: what is seen counts more than what was expected
    private static final double BETA = 0.3;
    private static final double SPEED_HALF_LIFE = 0.3; // seconds until a face that is not seen has half its speed left

    private final double[] place; // centre x and y, logarithms of width and height
    private final double[] speed = new double[4]; // of each, a second
    private double time;

    Motion(Box box, double time) {
        this.place = numbers(box);
        this.time = time;
    }

    /** The box expected at that time, not before the last measurement. */
    Box at(double then) {
        double[] expected = new double[4];
        for (int i = 0; i < 4; i++) {
            expected[i] = place[i] + speed[i] * reach(then - time);
        }
        return box(expected);
    }

    /** Takes a measurement. */
    void measure(Box box, double then) {
        double seconds = then - time;
        double[] seen = numbers(box);
        for (int i = 0; i < 4; i++) {
            double expected = place[i] + speed[i] * reach(seconds);
            double surprise = seen[i] - expected;
            place[i] = expected + ALPHA * surprise;
            if (seconds > 0) {
                speed[i] += BETA * surprise / seconds;
            }
        }
        time = then;
    }

    /** For how many seconds the full speed would lead as far as the decaying one does in these. */
    private static double reach(double seconds) {
        double decay = Math.log(2) / SPEED_HALF_LIFE;
        return (1 - Math.exp(-decay * seconds)) / decay;
    }

    private static double[] numbers(Box box) {
        return new double[] {
            (box.left() + box.right()) / 2.0,
            (box.top() + box.bottom()) / 2.0,
            Math.log(box.width()),
            Math.log(box.height())
        };
    }

    private static Box box(double[] numbers) {
        double halfWidth = Math.exp(numbers[2]) / 2;
        double halfHeight = Math.exp(numbers[3]) / 2;
        return new Box(
                (float) (numbers[0] - halfWidth),
                (float) (numbers[1] - halfHeight),
                (float) (numbers[0] + halfWidth),
                (float) (numbers[1] + halfHeight));
    }
}
