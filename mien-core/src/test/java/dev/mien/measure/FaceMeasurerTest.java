package dev.mien.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proportions and asymmetry against values computed by hand on a face of 100 pixels between the eyes. */
class FaceMeasurerTest {
    @TempDir
    Path folder = Path.of("");

    /** A symmetric face: eyes at y 200, 100 apart about x 300; E is 100, so a pixel is a percent. */
    private static float[] symmetric() {
        float[] points = new float[2 * Keypoint.COUNT];
        pair(points, Keypoint.LEFT_EYE_CENTER, 50, 0);
        pair(points, Keypoint.LEFT_EYE_INNER_CORNER, 29, 1);
        pair(points, Keypoint.LEFT_EYE_OUTER_CORNER, 70, -1);
        pair(points, Keypoint.LEFT_EYEBROW_INNER_END, 24, -25);
        pair(points, Keypoint.LEFT_EYEBROW_OUTER_END, 82, -24);
        pair(points, Keypoint.MOUTH_LEFT_CORNER, 40, 109);
        set(points, Keypoint.NOSE_TIP, 300, 259);
        set(points, Keypoint.MOUTH_CENTER_TOP_LIP, 300, 297);
        set(points, Keypoint.MOUTH_CENTER_BOTTOM_LIP, 300, 327);
        return points;
    }

    private static void pair(float[] points, Keypoint left, float out, float down) {
        set(points, left, 300 + out, 200 + down);
        set(points, left.mirror(), 300 - out, 200 + down);
    }

    private static void set(float[] points, Keypoint point, float x, float y) {
        points[2 * point.ordinal()] = x;
        points[2 * point.ordinal() + 1] = y;
    }

    private static float[] moved(Keypoint point, float x, float y) {
        float[] points = symmetric();
        points[2 * point.ordinal()] += x;
        points[2 * point.ordinal() + 1] += y;
        return points;
    }

    private static Face face(float... points) {
        return new Face(new Box(180, 90, 420, 390), 1, Optional.of(Keypoints.of(points)), Optional.empty());
    }

    private static Picture picture() {
        byte[] pixels = new byte[600 * 480];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (100 + (i * 7919 % 64));
        }
        return Picture.of(new GrayImage(600, 480, pixels));
    }

    private static Measures measured(FaceMeasurer measurer, float... points) {
        return measurer.measure(picture(), face(points));
    }

    private static double value(Measures measures, Measure measure) {
        return measures.get(measure).orElseThrow();
    }

    private static double value(float[] points, Measure measure) {
        return value(measured(FaceMeasurer.create(), points), measure);
    }

    @Test
    void proportionsAreThoseOfTheDrawing() {
        Measures measures = measured(FaceMeasurer.create(), symmetric());
        assertThat(value(measures, Measure.EYE_DISTANCE)).isCloseTo(100, within(1e-3));
        assertThat(value(measures, Measure.INTERCANTHAL_DISTANCE)).isCloseTo(58, within(1e-3));
        assertThat(value(measures, Measure.INTERCANTHAL_INDEX)).isCloseTo(100 * 58 / 140.0, within(1e-3));
        assertThat(value(measures, Measure.LEFT_FISSURE_LENGTH)).isCloseTo(Math.hypot(41, 2), within(1e-3));
        assertThat(value(measures, Measure.RIGHT_CANTHAL_TILT))
                .isCloseTo(Math.toDegrees(Math.atan2(2, 41)), within(1e-3));
        assertThat(value(measures, Measure.EYE_MOUTH_HEIGHT)).isCloseTo(109, within(1e-3));
        assertThat(value(measures, Measure.MOUTH_WIDTH)).isCloseTo(80, within(1e-3));
        assertThat(value(measures, Measure.MOUTH_OPENING)).isCloseTo(30, within(1e-3));
        assertThat(value(measures, Measure.MOUTH_CORNER_LIFT)).isCloseTo(112 - 109, within(1e-3));
    }

    /** The same with eyelids and the lips' inner edges. */
    private static float[] withLids() {
        float[] points = Arrays.copyOf(symmetric(), 2 * Keypoint.EXTENDED_COUNT);
        Arrays.fill(points, 2 * Keypoint.COUNT, points.length, Float.NaN);
        pair(points, Keypoint.LEFT_EYE_UPPER_LID_INNER, 42, -6);
        pair(points, Keypoint.LEFT_EYE_UPPER_LID_OUTER, 57, -7);
        pair(points, Keypoint.LEFT_EYE_LOWER_LID_OUTER, 57, 5);
        pair(points, Keypoint.LEFT_EYE_LOWER_LID_INNER, 42, 4);
        set(points, Keypoint.RIGHT_EYE_UPPER_LID_OUTER, 243, 200);
        set(points, Keypoint.MOUTH_INNER_TOP_LIP, 300, 305);
        set(points, Keypoint.MOUTH_INNER_BOTTOM_LIP, 300, 313);
        return points;
    }

    @Test
    void eyesAndLipsAreOpenAsTheLidsAndTheInnerEdgesAreApart() {
        double width = Math.hypot(41, 2);
        for (int degrees : new int[] {0, 25}) {
            Measures measures = measured(FaceMeasurer.create(), turned(withLids(), degrees));
            assertThat(value(measures, Measure.LEFT_EYE_ASPECT_RATIO)).isCloseTo((10 + 12) / (2 * width), within(1e-4));
            assertThat(value(measures, Measure.RIGHT_EYE_ASPECT_RATIO)).isCloseTo((10 + 5) / (2 * width), within(1e-4));
            assertThat(value(measures, Measure.MOUTH_INNER_OPENING)).isCloseTo(8, within(1e-2));
            assertThat(value(measures, Measure.QUALITY_EYES_OPEN))
                    .as("the mean ratio is 0.2254")
                    .isEqualTo(100);
        }
        Measures ofFifteen = measured(FaceMeasurer.create(), symmetric());
        assertThat(ofFifteen.get(Measure.LEFT_EYE_ASPECT_RATIO)).isEmpty();
        assertThat(ofFifteen.get(Measure.QUALITY_EYES_OPEN)).isEmpty();
    }

    @Test
    void aSymmetricFaceHasNoAsymmetryHoweverThePictureIsTurned() {
        for (int degrees : new int[] {0, 25, -60}) {
            Measures measures = measured(FaceMeasurer.create(), turned(symmetric(), degrees));
            assertThat(value(measures, Measure.ASYMMETRY)).isCloseTo(0, within(1e-3));
            assertThat(value(measures, Measure.ASYMMETRY_PROCRUSTES)).isCloseTo(0, within(1e-3));
            assertThat(value(measures, Measure.BROW_HEIGHT_DIFFERENCE)).isCloseTo(0, within(1e-3));
            assertThat(value(measures, Measure.MOUTH_WIDTH)).isCloseTo(80, within(1e-2));
        }
    }

    private static float[] turned(float[] points, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        float[] turned = new float[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = (float) (300 + cos * (points[i] - 300) - sin * (points[i + 1] - 240));
            turned[i + 1] = (float) (240 + sin * (points[i] - 300) + cos * (points[i + 1] - 240));
        }
        return turned;
    }

    @Test
    void heightDifferencesSayWhichSideIsHigher() {
        assertThat(value(moved(Keypoint.MOUTH_LEFT_CORNER, 0, -6), Measure.COMMISSURE_HEIGHT_DIFFERENCE))
                .as("the left corner 6 % higher")
                .isCloseTo(6, within(1e-3));
        assertThat(value(moved(Keypoint.RIGHT_EYE_OUTER_CORNER, 0, -2), Measure.CANTHUS_HEIGHT_DIFFERENCE))
                .isCloseTo(-2, within(1e-3));
        assertThat(value(moved(Keypoint.LEFT_EYEBROW_INNER_END, 0, -8), Measure.BROW_HEIGHT_DIFFERENCE))
                .as("the mean of its two ends")
                .isCloseTo(4, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(floats = {2, 5, 10})
    void aMovedMouthCornerIsFoundInFullBesideItsPartner(float pixels) {
        float[] points = moved(Keypoint.MOUTH_LEFT_CORNER, 0, pixels);
        assertThat(value(points, Measure.ASYMMETRY_MOUTH_CORNERS)).isCloseTo(pixels, within(1e-3));
        assertThat(value(points, Measure.ASYMMETRY)).isCloseTo(pixels / Math.sqrt(5), within(1e-3));
        assertThat(value(points, Measure.ASYMMETRY_PROCRUSTES)).isBetween(.2 * pixels, .5 * pixels);
    }

    @Test
    void asymmetryIsNotSaidOfATurnedHead() {
        float[] points = symmetric();
        points[2 * Keypoint.NOSE_TIP.ordinal()] += 25; // the nose's tip shows the turn
        Measures measures = measured(FaceMeasurer.create(), points);
        assertThat(value(measures, Measure.YAW)).isGreaterThan(10);
        assertThat(measures.get(Measure.ASYMMETRY)).isEmpty();
        assertThat(measures.get(Measure.MOUTH_WIDTH)).isPresent();
    }

    @Test
    void millimetresNeedAScale() {
        assertThat(measured(FaceMeasurer.create(), symmetric()).millimetres(Measure.MOUTH_WIDTH))
                .isEmpty();
        Measures scaled = measured(FaceMeasurer.create().withPupilDistance(63), symmetric());
        assertThat(scaled).asString().contains("mouth_width=").contains("pupils 63.0 mm apart");
        assertThat(scaled.millimetres(Measure.MOUTH_WIDTH).orElseThrow()).isCloseTo(.8 * 63, within(1e-3));
        assertThat(scaled.millimetres(Measure.LEFT_CANTHAL_TILT)).as("an angle").isEmpty();
    }

    @Test
    void aLengthThatIsNoneIsRefusedAtOnce() {
        for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> FaceMeasurer.create().withFocalLength(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a focal length in pixels of " + none + ", expected more than 0");
            assertThatThrownBy(() -> FaceMeasurer.create().withPupilDistance(none))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Measures.of(Map.of()).withPupilDistance(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("pupils " + none + " mm apart");
        }
    }

    @Test
    void aControlTableOfMeansGivesScoresAndPercentilesOfANormalDistribution() throws IOException {
        Path file = Files.writeString(
                folder.resolve("controls.csv"), "measure,mean,sd\nmouth_width,70,5\nintercanthal_index,38,2\n");
        Measures measures = measured(FaceMeasurer.create().withControls(ControlTable.read(file)), symmetric());
        assertThat(measures.standing(Measure.MOUTH_WIDTH).orElseThrow().z()).isCloseTo(2, within(1e-4));
        assertThat(measures.standing(Measure.MOUTH_WIDTH).orElseThrow().percentile())
                .isCloseTo(97.725, within(1e-3));
        assertThat(measures.standing(Measure.MOUTH_WIDTH).orElseThrow().isHigh())
                .isTrue();
        assertThat(measures.standing(Measure.INTERCANTHAL_INDEX).orElseThrow().isHigh())
                .isFalse();
        assertThat(measures.standing(Measure.EYE_MOUTH_HEIGHT)).isEmpty();
    }

    @Test
    void aTableOfControlFacesIsCounted() throws IOException {
        StringBuilder text = new StringBuilder("source,mouth_width\n");
        for (int i = 0; i < 100; i++) {
            text.append("a.jpg,").append(60 + .2 * i).append('\n'); // 60 to 79.8
        }
        Path file = Files.writeString(folder.resolve("predictions.csv"), text.toString());
        ControlTable controls = ControlTable.read(file);
        assertThat(controls.measures()).containsExactly(Measure.MOUTH_WIDTH);
        Measures measures = measured(FaceMeasurer.create().withControls(controls), symmetric());
        assertThat(measures.standing(Measure.MOUTH_WIDTH).orElseThrow().percentile())
                .isEqualTo(100);
        float[] narrow = moved(Keypoint.MOUTH_LEFT_CORNER, -19.9f, 0);
        assertThat(measured(FaceMeasurer.create().withControls(controls), narrow)
                        .standing(Measure.MOUTH_WIDTH)
                        .orElseThrow()
                        .percentile())
                .isCloseTo(1, within(.01));
    }

    @Test
    void aTableWithoutMeasuresOrTooFewFacesIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> ControlTable.read(other))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no measure");
        Path few = Files.writeString(folder.resolve("few.csv"), "mouth_width\n70\n71\n");
        assertThatThrownBy(() -> ControlTable.read(few)).hasMessageContaining("fewer than 20 faces");
        Path equal = Files.writeString(folder.resolve("equal.csv"), "mouth_width\n" + "70.1\n".repeat(20));
        assertThatThrownBy(() -> ControlTable.read(equal)).hasMessageContaining("no measure that differs");
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "measure,mean,sd\nmouth_width,70,0\n");
        assertThatThrownBy(() -> ControlTable.read(wrong)).hasMessageContaining("wrong.csv:2");
        Path unknown = Files.writeString(folder.resolve("unknown.csv"), "measure,mean,sd\nnose,70,1\n");
        assertThatThrownBy(() -> ControlTable.read(unknown)).hasMessageContaining("no measure 'nose'");
    }

    @Test
    void everyMeasureOfAFrontalFaceLiesInItsRange() {
        Measures measures = measured(FaceMeasurer.create(), withLids());
        assertThat(Measure.ALL)
                .allSatisfy(measure -> assertThat(measures.get(measure).orElseThrow())
                        .as(measure.label())
                        .isBetween(measure.min(), measure.max()));
    }

    @Test
    void aFaceWithoutPointsHasWhatItsPixelsTell() {
        Face bare = new Face(new Box(180, 90, 420, 390), 1, Optional.empty(), Optional.empty());
        Measures measures = FaceMeasurer.create().measure(picture(), bare);
        assertThat(measures.get(Measure.YAW)).isEmpty();
        assertThat(measures.get(Measure.QUALITY_EXPOSURE)).hasValue(100);
    }
}
