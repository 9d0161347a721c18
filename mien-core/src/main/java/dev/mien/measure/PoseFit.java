package dev.mien.measure;

import java.util.List;

/**
 * Estimates the position and rotation of a rigid shape from the projections of its points: the perspective-n-point
 * problem, solved by damped least squares over the six unknowns (Levenberg 1944, Marquardt 1963).
 */
final class PoseFit {
    private static final int UNKNOWNS = 6;
    private static final int MAX_STEPS = 40;
    private static final double NEAREST = 50; // millimetres from the camera

    /**
     * A point of the shape and its projection.
     *
     * @param at in the shape's own coordinates
     * @param u to the right, in units of the focal length from the axis
     * @param v down
     * @param weight its weight in the fit
     */
    record Seen(Vector at, double u, double v, double weight) {}

    /**
     * An estimate and its cost.
     *
     * @param cost the sum of squared residuals, in units of the focal length
     */
    record Guess(Rotation turn, Vector place, double cost) {}

    private final List<Seen> points;

    PoseFit(List<Seen> points) {
        this.points = points;
    }

    /** The local optimum near an initial estimate. */
    Guess refine(Rotation turn, Vector place) {
        Guess best = new Guess(turn, place, cost(turn, place));
        double damping = 1e-3;
        for (int i = 0; i < MAX_STEPS; i++) {
            SymmetricSystem system = system(best);
            double[] step = system.solved(damping);
            Guess next = moved(best, step);
            if (next.cost() < best.cost()) {
                boolean done = best.cost() - next.cost() < 1e-6 * best.cost();
                best = next;
                damping = Math.max(damping / 10, 1e-9);
                if (done) {
                    break;
                }
            } else {
                damping *= 10;
                if (damping > 1e6) {
                    break;
                }
            }
        }
        return best;
    }

    private Guess moved(Guess from, double[] step) {
        Rotation turn = Rotation.about(new Vector(step[0], step[1], step[2])).times(from.turn());
        Vector place = from.place().plus(new Vector(step[3], step[4], step[5]));
        return new Guess(turn, place, cost(turn, place));
    }

    private double cost(Rotation turn, Vector place) {
        double cost = 0;
        for (Seen point : points) {
            Vector at = turn.of(point.at()).plus(place);
            if (at.z() < NEAREST) {
                return Double.MAX_VALUE;
            }
            double across = at.x() / at.z() - point.u();
            double down = at.y() / at.z() - point.v();
            cost += point.weight() * (across * across + down * down);
        }
        return cost;
    }

    /** The normal equations at an estimate, with the change of rotation as small angles about the axes. */
    SymmetricSystem system(Guess guess) {
        SymmetricSystem system = new SymmetricSystem(UNKNOWNS);
        double[] row = new double[UNKNOWNS];
        for (Seen point : points) {
            Vector turned = guess.turn().of(point.at());
            Vector at = turned.plus(guess.place());
            double near = 1 / at.z();
            double u = at.x() * near;
            double v = at.y() * near;
            // d(at) = turn x turned + move; d(u) = (d(at.x) - u d(at.z)) / at.z
            set(row, -u * turned.y(), turned.z() + u * turned.x(), -turned.y(), 1, 0, -u, near);
            system.add(row, point.u() - u, point.weight());
            set(row, -turned.z() - v * turned.y(), v * turned.x(), turned.x(), 0, 1, -v, near);
            system.add(row, point.v() - v, point.weight());
        }
        return system;
    }

    private static void set(
            double[] row, double turnX, double turnY, double turnZ, double x, double y, double z, double factor) {
        row[0] = turnX * factor;
        row[1] = turnY * factor;
        row[2] = turnZ * factor;
        row[3] = x * factor;
        row[4] = y * factor;
        row[5] = z * factor;
    }
}
