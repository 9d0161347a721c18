package dev.mien.video.track;

import dev.mien.Box;

/**
 * Where a box will be: its centre and size go on at a constant speed. The speed is learned from how the face itself moves from
 * frame to frame (an alpha-beta filter, which is the Kalman filter of that model in its steady state; Kalata 1984, "The
 * tracking index"), and not from where a detector draws its box, which jumps about.
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

    /** The box expected at that time, not before the last one. */
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

    /** The same face was found again in that box. */
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

    /** The face is in that box, which says nothing of how it moved. */
    void placed(Box box, double then) {
        System.arraycopy(numbers(box), 0, place, 0, 3);
        aspect = box.width() / box.height();
        time = then;
    }

    /** For how many seconds the full speed would lead as far as the decaying one does in these. */
    private static double reach(double seconds) {
        double decay = Math.log(2) / SPEED_HALF_LIFE;
        return (1 - Math.exp(-decay * seconds)) / decay;
    }

    private static double[] numbers(Box box) {
        return new double[] {(box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0, Math.log(box.side())};
    }
}
