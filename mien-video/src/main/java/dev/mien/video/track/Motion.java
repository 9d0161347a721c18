package dev.mien.video.track;

import dev.mien.Box;

/**
 * Predicts a box under constant velocity of its centre and size. The velocity is estimated from the tracked motion of
 * the face (an alpha-beta filter, the steady-state Kalman filter of that model; Kalata 1984, "The tracking index"), not
 * from the boxes of the detector, which jitter.
 */
final class Motion {
    private static final double ALPHA =
            0.9; // the face is found again exactly: what is seen counts more than what was expected
    private static final double BETA = 0.4;
    private static final double SPEED_HALF_LIFE = 0.3; // seconds until a face that is not seen has half its speed left

    private final double[] place; // centre x and y, logarithm of the size
    private final double[] speed = new double[3]; // of each, a second
    private double aspect; // width over height
    private double time;

    Motion(Box box, double time) {
        this.place = numbers(box);
        this.aspect = box.width() / box.height();
        this.time = time;
    }

    /** The predicted box at a time, which must not precede the last one. */
    Box at(double then) {
        double[] expected = expected(then);
        double size = Math.exp(expected[2]);
        double halfWidth = size * Math.sqrt(aspect) / 2;
        double halfHeight = size / Math.sqrt(aspect) / 2;
        return new Box(
                (float) (expected[0] - halfWidth),
                (float) (expected[1] - halfHeight),
                (float) (expected[0] + halfWidth),
                (float) (expected[1] + halfHeight));
    }

    private double[] expected(double then) {
        double reach = reach(then - time);
        double[] expected = new double[3];
        for (int i = 0; i < 3; i++) {
            expected[i] = place[i] + speed[i] * reach;
        }
        return expected;
    }

    /** Updates place and velocity with a tracked box. */
    void moved(Box box, double then) {
        double seconds = then - time;
        double[] expected = expected(then);
        double[] seen = numbers(box);
        for (int i = 0; i < 3; i++) {
            double surprise = seen[i] - expected[i];
            place[i] = expected[i] + ALPHA * surprise;
            speed[i] += BETA * surprise / seconds;
        }
        time = then;
    }

    /** Updates the place only, with a detected box. */
    void placed(Box box, double then) {
        System.arraycopy(numbers(box), 0, place, 0, 3);
        aspect = box.width() / box.height();
        time = then;
    }

    /** The time at full speed that covers the same distance as that time at decaying speed. */
    private static double reach(double seconds) {
        double decay = Math.log(2) / SPEED_HALF_LIFE;
        return (1 - Math.exp(-decay * seconds)) / decay;
    }

    private static double[] numbers(Box box) {
        return new double[] {(box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0, Math.log(box.side())};
    }
}
