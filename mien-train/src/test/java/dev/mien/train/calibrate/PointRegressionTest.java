package dev.mien.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.KeypointDataset;
import dev.mien.synthetic.SyntheticFaces;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a model gets wrong alike in all faces is taken back in faces that the regression has not seen. */
class PointRegressionTest {
    private static final List<Keypoint> POINTS = Keypoint.ALL;
    private static final int NUMBERS = 2 * POINTS.size();

    private final List<Keypoints> faces = faces(300, 1);

    private static List<Keypoints> faces(int count, long seed) {
        KeypointDataset drawn = SyntheticFaces.keypoints(count, seed);
        return IntStream.range(0, count).mapToObj(drawn::keypoints).toList();
    }

    private static PointRegression fit(List<Keypoints> truth, UnaryOperator<Keypoints> model) {
        double[] weights = new double[truth.size()];
        Arrays.fill(weights, 1.0 / truth.size());
        return PointRegression.of(POINTS, truth, truth.stream().map(model).toList(), weights);
    }

    private static Keypoints corrected(PointRegression regression, Keypoints answer) {
        float[] points = answer.toArray(POINTS.size());
        float[] corrected = regression.offsets();
        float[][] matrix = regression.matrix();
        for (int to = 0; to < NUMBERS; to++) {
            for (int from = 0; from < NUMBERS; from++) {
                corrected[to] += matrix[to][from] * points[from];
            }
        }
        return Keypoints.of(corrected);
    }

    private static double error(Keypoints truth, Keypoints answer) {
        return POINTS.stream()
                .mapToDouble(point -> Math.hypot(truth.x(point) - answer.x(point), truth.y(point) - answer.y(point)))
                .average()
                .orElseThrow();
    }

    /** A model of which all points are .5 pixels too far left and the nose too high, and which opens mouths too little. */
    private static Keypoints timid(Keypoints truth) {
        float[] points = truth.scaled(1, 1, -.5f, 0).toArray(POINTS.size());
        int lip = 2 * Keypoint.MOUTH_CENTER_BOTTOM_LIP.ordinal() + 1;
        float upper = points[2 * Keypoint.MOUTH_CENTER_TOP_LIP.ordinal() + 1];
        points[lip] = upper + .7f * (points[lip] - upper);
        points[2 * Keypoint.NOSE_TIP.ordinal() + 1] -= 1;
        return Keypoints.of(points);
    }

    @Test
    void whatAModelGetsWrongAlikeInAllFacesIsTakenBack() {
        PointRegression regression = fit(faces, PointRegressionTest::timid);
        assertThat(regression.shift()).isCloseTo(.5, within(1e-3));
        double before = 0;
        double after = 0;
        for (Keypoints truth : faces(50, 2)) {
            before += error(truth, timid(truth));
            after += error(truth, corrected(regression, timid(truth)));
        }
        assertThat(after).isLessThan(before / 4);
    }

    @Test
    void aModelThatIsRightIsHardlyChanged() {
        PointRegression regression = fit(faces, truth -> truth);
        for (Keypoints truth : faces(20, 2)) {
            assertThat(error(truth, corrected(regression, truth))).isLessThan(.1);
        }
    }

    @Test
    void aMirroredFaceIsCorrectedAlike() {
        // Annotations that are off on one side only are no reason to make faces asymmetric.
        PointRegression regression = fit(faces, truth -> {
            float[] points = truth.toArray(POINTS.size());
            points[2 * Keypoint.LEFT_EYEBROW_OUTER_END.ordinal() + 1] -= 1;
            return Keypoints.of(points);
        });
        float[] own = regression.offsets();
        for (Keypoints face : faces(20, 2)) {
            Keypoints corrected = corrected(regression, face).scaled(1, 1, -own[0], 0);
            Keypoints mirrored = mirror(corrected(regression, mirror(face)).scaled(1, 1, -own[0], 0));
            assertThat(error(corrected, mirrored)).isLessThan(1e-3);
        }
    }

    private static Keypoints mirror(Keypoints face) {
        float[] points = new float[NUMBERS];
        for (Keypoint point : POINTS) {
            points[2 * point.ordinal()] = 95 - face.x(point.mirror());
            points[2 * point.ordinal() + 1] = face.y(point.mirror());
        }
        return Keypoints.of(points);
    }

    @Test
    void anAsymmetryStaysAsLargeAsItWasFound() {
        // All training faces are symmetric up to the noise of answers, from which a regression would learn symmetry.
        List<Keypoints> symmetric = faces.stream()
                .map(face -> {
                    float[] half = face.toArray(POINTS.size());
                    float[] other = mirror(face).toArray(POINTS.size());
                    IntStream.range(0, NUMBERS).forEach(i -> half[i] = (half[i] + other[i]) / 2);
                    return Keypoints.of(half);
                })
                .toList();
        Random random = new Random(3);
        PointRegression regression = fit(symmetric, truth -> {
            float[] points = truth.toArray(POINTS.size());
            IntStream.range(0, NUMBERS).forEach(i -> points[i] += (float) random.nextGaussian());
            return Keypoints.of(points);
        });
        List<Keypoint> mouth = List.of(Keypoint.MOUTH_LEFT_CORNER);
        List<Keypoint> brow = List.of(Keypoint.LEFT_EYEBROW_INNER_END, Keypoint.LEFT_EYEBROW_OUTER_END);
        for (Keypoints face : symmetric.subList(0, 20)) {
            assertThat(found(regression, face, mouth)).isCloseTo(-4, within(1e-3));
            assertThat(found(regression, face, brow))
                    .as("known to be found in part only")
                    .isCloseTo(-4.8, within(1e-3));
        }
    }

    /** The difference in height from the mirrored points that remains of a push by 4 pixels. */
    private static double found(PointRegression regression, Keypoints face, List<Keypoint> feature) {
        float[] pushed = face.toArray(POINTS.size());
        feature.forEach(point -> pushed[2 * point.ordinal() + 1] -= 4);
        return difference(corrected(regression, Keypoints.of(pushed)), feature)
                - difference(corrected(regression, face), feature);
    }

    private static double difference(Keypoints face, List<Keypoint> feature) {
        return feature.stream()
                .mapToDouble(point -> (double) face.y(point) - face.y(point.mirror()))
                .average()
                .orElseThrow();
    }

    @Test
    void aPointWithoutAnnotationsIsOnlyShifted() {
        List<Keypoints> truth = faces.stream()
                .map(face -> {
                    float[] points = face.toArray(POINTS.size());
                    Arrays.fill(
                            points, 2 * Keypoint.NOSE_TIP.ordinal(), 2 * Keypoint.NOSE_TIP.ordinal() + 2, Float.NaN);
                    return Keypoints.of(points);
                })
                .toList();
        List<Keypoints> answers = faces.stream().map(PointRegressionTest::timid).toList();
        double[] weights = new double[truth.size()];
        Arrays.fill(weights, 1);
        PointRegression regression = PointRegression.of(POINTS, truth, answers, weights);
        Keypoints corrected = corrected(regression, answers.get(0));
        assertThat(corrected.x(Keypoint.NOSE_TIP) - answers.get(0).x(Keypoint.NOSE_TIP))
                .isCloseTo((float) regression.shift(), within(1e-3f));
        assertThat(corrected.y(Keypoint.NOSE_TIP)).isCloseTo(answers.get(0).y(Keypoint.NOSE_TIP), within(1e-3f));
    }
}
