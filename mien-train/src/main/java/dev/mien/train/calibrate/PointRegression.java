package dev.mien.train.calibrate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.measure.SymmetricSystem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear correction of the points that a model locates, found by ridge regression from its answers to the annotations
 * of training rows.
 *
 * <p>It takes back what training with heatmaps leaves: points that are off the mean face move too little, data sets
 * have different annotation rules, and a shift to one side that all annotations share, as from counting pixels from 1,
 * cancels out in mirrored views. The correction of a point depends on where all points lie around their mean, but not
 * on which of a point and its mirror image is higher: most faces are symmetric, and the others must not be made so. It
 * is the same for a face and its mirror image, but for that shift, and nearly the same for faces rotated by up to 15
 * degrees. Only where models are known to find less of an asymmetry than there is, in the height of brows, is it enlarged.
 */
public final class PointRegression {
    /** The weight of the ridge in squared pixels; .03 to .3 are equally good on validation rows. */
    private static final double RIDGE = .1;

    private static final double[] ANGLES = {-15, -7.5, 0, 7.5, 15}; // each row is seen at each

    /**
     * The factor for the difference in height of the brows, beside that of the eyes. Models find .70 (brows moved with little
     * of what surrounds them, {@code run-asymmetry.sh}) to .91 of it (training's own pushes); this costs .1 % of the error.
     */
    private static final double BROWS = 1.2;

    private final List<Keypoint> points;
    private final SymmetricSystem[] systems; // for x and y of each point
    private final double[] sums; // of their weights
    private double shift;

    private PointRegression(List<Keypoint> points) {
        this.points = points;
        this.sums = new double[2 * points.size()];
        this.systems = IntStream.range(0, 2 * points.size())
                .mapToObj(i -> new SymmetricSystem(2 * points.size()))
                .toArray(SymmetricSystem[]::new);
    }

    /**
     * Fits the correction.
     *
     * @param points those that the model locates, 15 or 27
     * @param truth the annotations of rows, in pixels of the 96x96 crop
     * @param answers the model's points for them
     * @param weights of the rows, at least 0
     */
    public static PointRegression of(
            List<Keypoint> points, List<Keypoints> truth, List<Keypoints> answers, double... weights) {
        PointRegression regression = new PointRegression(points);
        regression.shift = regression.shift(truth, answers, weights);
        for (int row = 0; row < truth.size(); row++) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Face face = regression.face(truth.get(row), answers.get(row), mirrored);
                for (double angle : ANGLES) {
                    regression.add(face.rotated(angle), weights[row] / (2 * ANGLES.length));
                }
            }
        }
        regression.addRidge();
        return regression;
    }

    private void addRidge() {
        for (int unknown = 0; unknown < systems.length; unknown++) {
            double[] unit = new double[systems.length];
            unit[unknown] = 1;
            for (int i = 0; i < systems.length; i++) {
                systems[i].add(unit, 0, RIDGE * sums[i]);
            }
        }
    }

    /** How far all annotations lie to the right of the answers on average, in pixels; negative if to the left. */
    public double shift() {
        return shift;
    }

    /** What to add to each x and y of the product of {@link #matrix} and the points. */
    public float[] offsets() {
        float[] offsets = new float[2 * points.size()];
        for (int x = 0; x < offsets.length; x += 2) {
            offsets[x] = (float) shift;
        }
        return offsets;
    }

    /** The weights of all coordinates, x and y of each point in turn, for each corrected coordinate. */
    public float[][] matrix() {
        int numbers = 2 * points.size();
        float[][] matrix = new float[numbers][numbers];
        for (int to = 0; to < numbers; to++) {
            double[] solution = levelled(systems[to].solved(0));
            for (int axis = 0; axis < 2; axis++) {
                double sum = 0;
                for (int from = axis; from < numbers; from += 2) {
                    sum += solution[from];
                }
                for (int from = axis; from < numbers; from += 2) { // the regression is on distances from the mean
                    matrix[to][from] = (float) (solution[from] - sum / points.size() + (to == from ? 1 : 0));
                }
            }
        }
        enlargeBrows(matrix);
        return matrix;
    }

    private static void enlargeBrows(float[]... matrix) {
        int left = y(Keypoint.LEFT_EYE_CENTER);
        int right = y(Keypoint.RIGHT_EYE_CENTER);
        List<Keypoint> brow = List.of(Keypoint.LEFT_EYEBROW_INNER_END, Keypoint.LEFT_EYEBROW_OUTER_END);
        for (int from = 0; from < matrix.length; from++) {
            double difference = matrix[right][from] - matrix[left][from];
            for (Keypoint end : brow) {
                difference += (matrix[y(end)][from] - matrix[y(end.mirror())][from]) / brow.size();
            }
            for (Keypoint end : brow) {
                matrix[y(end)][from] += (float) ((BROWS - 1) / 2 * difference);
                matrix[y(end.mirror())][from] -= (float) ((BROWS - 1) / 2 * difference);
            }
        }
    }

    private static int y(Keypoint point) {
        return 2 * point.ordinal() + 1;
    }

    private double shift(List<Keypoints> truth, List<Keypoints> answers, double... weights) {
        return points.stream()
                .mapToDouble(point -> {
                    double sum = 0;
                    double weight = 0;
                    for (int row = 0; row < weights.length; row++) {
                        if (truth.get(row).has(point)) {
                            double error =
                                    truth.get(row).x(point) - answers.get(row).x(point);
                            sum += weights[row] * error;
                            weight += weights[row];
                        }
                    }
                    return sum / weight;
                })
                .filter(Double::isFinite) // not annotated in any row
                .average()
                .orElse(0);
    }

    /** An answer around its mean, and how far the annotations lie from it; NaN where there is none. */
    private record Face(double[] answer, double[] error) {
        Face rotated(double degrees) {
            return new Face(rotated(answer, degrees), rotated(error, degrees));
        }

        private static double[] rotated(double[] places, double degrees) {
            double cos = Math.cos(Math.toRadians(degrees));
            double sin = Math.sin(Math.toRadians(degrees));
            double[] rotated = new double[places.length];
            for (int i = 0; i < places.length; i += 2) {
                rotated[i] = cos * places[i] - sin * places[i + 1];
                rotated[i + 1] = sin * places[i] + cos * places[i + 1];
            }
            return rotated;
        }
    }

    private Face face(Keypoints truth, Keypoints answer, boolean mirrored) {
        double meanX = points.stream().mapToDouble(answer::x).average().orElseThrow();
        double meanY = points.stream().mapToDouble(answer::y).average().orElseThrow();
        double[] places = new double[2 * points.size()];
        double[] errors = new double[2 * points.size()];
        int sign = mirrored ? -1 : 1;
        for (int i = 0; i < points.size(); i++) {
            Keypoint point = mirrored ? points.get(i).mirror() : points.get(i);
            boolean marked = truth.has(point);
            places[2 * i] = sign * (answer.x(point) - meanX);
            places[2 * i + 1] = answer.y(point) - meanY;
            errors[2 * i] = marked ? sign * (truth.x(point) - answer.x(point) - shift) : Double.NaN;
            errors[2 * i + 1] = marked ? truth.y(point) - answer.y(point) : Double.NaN;
        }
        return new Face(places, errors);
    }

    /** The same with the mean y of each point and its mirror image for both. */
    private double[] levelled(double... coordinates) {
        double[] levelled = coordinates.clone();
        for (int i = 0; i < points.size(); i++) {
            int other = points.indexOf(points.get(i).mirror());
            levelled[2 * i + 1] = (coordinates[2 * i + 1] + coordinates[2 * other + 1]) / 2;
        }
        return levelled;
    }

    private void add(Face face, double weight) {
        double[] places = levelled(face.answer);
        for (int i = 0; i < systems.length; i++) {
            if (!Double.isNaN(face.error[i])) {
                systems[i].add(places, face.error[i], weight);
                sums[i] += weight;
            }
        }
    }
}
