package dev.mien.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.augment.RowRandom;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticFacesTest {
    @Test
    void theSameSeedDrawsTheSameFaces() {
        SyntheticFace face = SyntheticFaces.draw(Expression.HAPPY, 3, 1);
        SyntheticFace again = SyntheticFaces.draw(Expression.HAPPY, 3, 1);

        assertThat(again.image().pixels()).isEqualTo(face.image().pixels());
        assertThat(again.keypoints()).isEqualTo(face.keypoints());
        assertThat(SyntheticFaces.draw(Expression.HAPPY, 4, 1).keypoints()).isNotEqualTo(face.keypoints());
        assertThat(SyntheticFaces.draw(Expression.HAPPY, 3, 2).keypoints()).isNotEqualTo(face.keypoints());
    }

    @Test
    void allFifteenPointsLieInsideThePicture() {
        for (int row = 0; row < 700; row++) {
            for (float coordinate :
                    points(LabelSet.SEVEN.expressions().get(row % 7), row).toArray()) {
                assertThat(coordinate).isBetween(1f, 94f);
            }
        }
    }

    @Test
    void leftAndRightAreTheSubjectsOwn() {
        for (SyntheticFace face : SyntheticFaces.faces(28, LabelSet.SEVEN, 2)) {
            for (Keypoint point : Keypoint.ALL) {
                if (point.label().contains("left")) {
                    assertThat(face.keypoints().x(point))
                            .isGreaterThan(face.keypoints().x(point.mirror()));
                }
            }
        }
    }

    @Test
    void thePupilsAreAtTheEyeCentres() {
        int faces = 40;
        double sumX = 0;
        double sumY = 0;
        for (int row = 0; row < faces; row++) {
            SyntheticFace face = SyntheticFaces.draw(Expression.SURPRISE, row, 3);
            double[] off = darkest(face, Keypoint.LEFT_EYE_CENTER);
            sumX += off[0];
            sumY += off[1];
        }

        // Lights in the eye pull single ones aside; on average a shift by half a pixel would show.
        assertThat(sumX / faces).isCloseTo(0, within(0.2));
        assertThat(sumY / faces).isCloseTo(0, within(0.3));
    }

    @Test
    void expressionsMoveThePointsAsFacesDo() {
        double rest = mean(Expression.NEUTRAL, SyntheticFacesTest::smile);
        assertThat(mean(Expression.HAPPY, SyntheticFacesTest::smile)).isGreaterThan(rest + 1.5);
        assertThat(mean(Expression.SAD, SyntheticFacesTest::smile)).isLessThan(rest - 1.5);
        assertThat(mean(Expression.SURPRISE, SyntheticFacesTest::opening))
                .isGreaterThan(mean(Expression.NEUTRAL, SyntheticFacesTest::opening) + 5);
        assertThat(mean(Expression.SURPRISE, SyntheticFacesTest::browHeight))
                .isGreaterThan(mean(Expression.NEUTRAL, SyntheticFacesTest::browHeight) + 3);
        assertThat(mean(Expression.ANGER, SyntheticFacesTest::browHeight))
                .isLessThan(mean(Expression.NEUTRAL, SyntheticFacesTest::browHeight) - 3);
    }

    @Test
    void theExpressionsOfALabelSetAreEquallyFrequent() {
        ExpressionDataset faces = SyntheticFaces.expressions(50, LabelSet.FIVE, 4);

        for (Expression expression : Expression.values()) {
            long rows = IntStream.range(0, faces.size())
                    .filter(row -> faces.expression(row) == expression)
                    .count();
            assertThat(rows).isEqualTo(LabelSet.FIVE.indexOf(expression) < 0 ? 0 : 10);
        }
    }

    @Test
    void bothDataSetsShowTheSameFaces() {
        List<SyntheticFace> faces = SyntheticFaces.faces(7, LabelSet.SEVEN, 5);
        KeypointDataset points = SyntheticFaces.keypoints(faces);
        ExpressionDataset expressions = SyntheticFaces.expressions(faces);

        for (int row = 0; row < 7; row++) {
            assertThat(points.image(row)).isEqualTo(expressions.image(row));
            assertThat(points.group(row)).isEqualTo(expressions.group(row)).isNotEmpty();
            assertThat(points.keypoints(row)).isEqualTo(faces.get(row).keypoints());
        }
    }

    @Test
    void facesDrawnOnMarkedPointsKeepThemAndHaveTheirEyesThere() {
        float[] marked = new float[30];
        Arrays.fill(marked, Float.NaN);
        put(marked, Keypoint.LEFT_EYE_CENTER, 66, 38);
        put(marked, Keypoint.RIGHT_EYE_CENTER, 30, 36);
        put(marked, Keypoint.NOSE_TIP, 49, 58);
        put(marked, Keypoint.MOUTH_CENTER_BOTTOM_LIP, 48, 79);
        Keypoints points = Keypoints.of(marked);
        double darkness = 0;
        int rows = 20;

        KeypointDataset drawn = SyntheticFaces.on(
                IntStream.range(0, rows).mapToObj(row -> points).toList(), 6);

        for (int row = 0; row < rows; row++) {
            assertThat(drawn.keypoints(row)).isEqualTo(points);
            darkness += (drawn.image(row).at(74, 58) - drawn.image(row).at(66, 38)) / (double) rows; // cheek, pupil
        }
        assertThat(darkness).isGreaterThan(50);
    }

    @Test
    void aMissingPointIsGuessedFromTheMeanFaceLaidOnTheOthers() {
        Keypoints whole = SyntheticFaces.draw(Expression.NEUTRAL, 1, 7).keypoints();
        float[] marked = whole.toArray();
        marked[2 * Keypoint.MOUTH_LEFT_CORNER.ordinal()] = Float.NaN;

        Keypoints complete = MeanFace.complete(Keypoints.of(marked));

        assertThat(complete.x(Keypoint.MOUTH_LEFT_CORNER)).isCloseTo(whole.x(Keypoint.MOUTH_LEFT_CORNER), within(5f));
        assertThat(complete.y(Keypoint.MOUTH_LEFT_CORNER)).isCloseTo(whole.y(Keypoint.MOUTH_LEFT_CORNER), within(5f));
        assertThat(complete.x(Keypoint.NOSE_TIP)).isEqualTo(whole.x(Keypoint.NOSE_TIP));
    }

    private static void put(float[] coordinates, Keypoint point, float x, float y) {
        coordinates[2 * point.ordinal()] = x;
        coordinates[2 * point.ordinal() + 1] = y;
    }

    /** How far the middle of darkness around a point is from it, as x and y. */
    private static double[] darkest(SyntheticFace face, Keypoint point) {
        float pointX = face.keypoints().x(point);
        float pointY = face.keypoints().y(point);
        double weight = 0;
        double x = 0;
        double y = 0;
        for (int row = Math.round(pointY) - 3; row <= Math.round(pointY) + 3; row++) {
            for (int column = Math.round(pointX) - 3; column <= Math.round(pointX) + 3; column++) {
                double dark = Math.max(0, 90 - face.image().at(column, row));
                weight += dark;
                x += dark * (column - pointX);
                y += dark * (row - pointY);
            }
        }
        return weight > 0 ? new double[] {x / weight, y / weight} : new double[2];
    }

    private static double mean(Expression expression, ToDoubleFunction<Keypoints> measure) {
        return IntStream.range(0, 60)
                .mapToObj(row -> points(expression, row))
                .mapToDouble(measure)
                .average()
                .orElseThrow();
    }

    /** The points of a face, without the time that drawing it takes. */
    private static Keypoints points(Expression expression, int row) {
        RandomGenerator random = RowRandom.of(8, row);
        Look look = Look.draw(random);
        return Pose.draw(Gesture.of(expression, random), look, random);
    }

    /** How high the corners of the mouth are above its middle. */
    private static double smile(Keypoints points) {
        return (points.y(Keypoint.MOUTH_CENTER_TOP_LIP)
                        + points.y(Keypoint.MOUTH_CENTER_BOTTOM_LIP)
                        - points.y(Keypoint.MOUTH_LEFT_CORNER)
                        - points.y(Keypoint.MOUTH_RIGHT_CORNER))
                / 2;
    }

    private static double opening(Keypoints points) {
        return points.y(Keypoint.MOUTH_CENTER_BOTTOM_LIP) - points.y(Keypoint.MOUTH_CENTER_TOP_LIP);
    }

    /** How high the inner ends of the brows are above the inner corners of the eyes. */
    private static double browHeight(Keypoints points) {
        return (points.y(Keypoint.LEFT_EYE_INNER_CORNER)
                        + points.y(Keypoint.RIGHT_EYE_INNER_CORNER)
                        - points.y(Keypoint.LEFT_EYEBROW_INNER_END)
                        - points.y(Keypoint.RIGHT_EYEBROW_INNER_END))
                / 2;
    }
}
