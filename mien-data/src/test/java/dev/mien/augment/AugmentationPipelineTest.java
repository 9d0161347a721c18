package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.image.Resize;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationPipelineTest {
    private static final int PIXELS = 96 * 96;

    @ParameterizedTest
    @CsvSource({"96, 96", "48, 48", "200, 150", "60, 130"})
    void withoutStepsTheInputIsExactlyTheOneOfPrediction(int width, int height) {
        FaceSample sample = Dots.noise(width, height, 1);
        float[] predicted = new float[PIXELS];
        Resize.toFloats(sample.image(), 96, 96, predicted, 0);

        float[] input = new float[PIXELS];
        Keypoints points = AugmentationPipeline.none().read(sample, 7, 3, input, 0);

        assertThat(input).isEqualTo(predicted);
        float x = sample.keypoints().x(Keypoint.NOSE_TIP);
        assertThat(points.x(Keypoint.NOSE_TIP)).isCloseTo((x + 0.5f) * 96 / width - 0.5f, within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({"160, 32", "80, 16", "320, 64"})
    void aTallInputShowsTheCropAsEverAndBelowItWhatIsAroundIt(int side, int margin) {
        double scale = side / 160.0;
        // In the crop's pixels at (40, 110): below it.
        FaceSample dot = Dots.dot(side, side, (40 + 32 + .5) * scale - .5, (110 + 32 + .5) * scale - .5);
        FaceSample sample = new FaceSample(dot.image(), dot.keypoints(), margin);
        float[] input = new float[128 * 96];
        Keypoints points = AugmentationPipeline.none().withHeight(128).read(sample, 7, 3, input, 0);
        assertThat(points.x(Keypoint.NOSE_TIP)).isCloseTo(40, within(.01f));
        assertThat(points.y(Keypoint.NOSE_TIP)).isCloseTo(110, within(.01f));
        assertThat(Dots.find(input, 96)[0]).isCloseTo(40, within(.2));
        assertThat(Dots.find(input, 96)[1]).isCloseTo(110, within(.2));
    }

    @Test
    void whereNothingIsKnownBelowTheCropItsLowestRowGoesOn() {
        FaceSample sample = Dots.noise(48, 48, 1);
        float[] crop = new float[PIXELS];
        Resize.toFloats(sample.image(), 96, 96, crop, 0);
        float[] input = new float[128 * 96];
        AugmentationPipeline.none().withHeight(128).read(sample, 7, 3, input, 0);
        for (int i = 0; i < input.length; i++) {
            float expected = crop[Math.min(i / 96, 95) * 96 + i % 96];
            assertThat(input[i]).isCloseTo(expected, within(.0025f));
        }
        FaceSample around = new FaceSample(Dots.noise(160, 160, 1).image(), Keypoints.NONE, 32);
        AugmentationPipeline.of("cut", List.of(Augmentation.nothingBelow()))
                .withHeight(128)
                .read(around, 7, 3, input, 0);
        assertThat(Arrays.copyOfRange(input, 127 * 96, 128 * 96))
                .isEqualTo(Arrays.copyOfRange(input, 95 * 96, 96 * 96));
    }

    @ParameterizedTest
    @CsvSource({"96, 96", "48, 48", "200, 150", "60, 130", "1, 1"})
    void theWarpOfAlmostNoMoveIsTheResizedPicture(int width, int height) {
        FaceSample sample = Dots.noise(width, height, 2);
        AugmentationPipeline tiny = AugmentationPipeline.of("tiny", List.of(Augmentation.zoom(1 + 1e-7, 1 + 1e-7)));
        float[] resized = new float[PIXELS];
        Resize.toFloats(sample.image(), 96, 96, resized, 0);

        float[] warped = new float[PIXELS];
        tiny.read(sample, 0, 0, warped, 0);

        for (int i = 0; i < PIXELS; i++) {
            // Larger pictures are rounded to whole brightness values on the way: half a step of 1 / 255.
            assertThat(warped[i]).isCloseTo(resized[i], within(0.0025f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 48, 96, 160})
    void pointsFollowThePixelsThroughAllMovesTogether(int size) {
        AugmentationPipeline moves = AugmentationPipeline.of(
                "moves",
                List.of(
                        Augmentation.horizontalFlip().sometimes(0.5),
                        Augmentation.rotation(25),
                        Augmentation.shear(10),
                        Augmentation.zoom(0.2),
                        Augmentation.stretch(0.1),
                        Augmentation.shift(0.1)));
        float[] input = new float[PIXELS];
        for (int row = 0; row < 60; row++) {
            FaceSample sample = Dots.dot(size, size, size * (0.35 + row % 7 * 0.04), size * (0.4 + row % 5 * 0.05));

            Keypoints points = moves.read(sample, row, 11, input, 0);

            double[] seen = Dots.find(input, 96);
            assertThat(points.x(Keypoint.NOSE_TIP)).isCloseTo((float) seen[0], within(0.6f));
            assertThat(points.y(Keypoint.NOSE_TIP)).isCloseTo((float) seen[1], within(0.6f));
        }
    }

    @Test
    void everyRecipeRepeatsForTheSameRowAndSeedOnly() {
        FaceSample sample = Dots.noise(48, 48, 3);
        for (String recipe : AugmentationPipeline.names()) {
            AugmentationPipeline pipeline = AugmentationPipeline.named(recipe);
            float[] first = new float[PIXELS];
            float[] again = new float[PIXELS];
            Keypoints points = pipeline.read(sample, 5, 8, first, 0);

            assertThat(pipeline.read(sample, 5, 8, again, 0)).as(recipe).isEqualTo(points);
            assertThat(again).as(recipe).isEqualTo(first);
            if (!recipe.equals("none")) {
                assertThat(differs(pipeline, sample, first)).as(recipe).isTrue();
            }
        }
    }

    @Test
    void everyRecipeStaysWithinTheInputsRange() {
        FaceSample sample = Dots.noise(96, 96, 4);
        float[] input = new float[PIXELS];
        for (String recipe : AugmentationPipeline.names()) {
            for (int row = 0; row < 50; row++) {
                AugmentationPipeline.named(recipe).read(sample, row, 1, input, 0);
                for (float value : input) {
                    assertThat(value).isBetween(0f, 1f);
                }
            }
        }
    }

    @Test
    void theInputGoesToTheOffsetAndNowhereElse() {
        float[] images = new float[3 * PIXELS];
        Arrays.fill(images, -1);

        AugmentationPipeline.named("expression").read(Dots.noise(48, 48, 5), 1, 1, images, PIXELS);

        for (int i = 0; i < images.length; i++) {
            assertThat(images[i] == -1).isEqualTo(i < PIXELS || i >= 2 * PIXELS);
        }
    }

    @Test
    void anUnknownRecipeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> AugmentationPipeline.named("sepia"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sepia")
                .hasMessageContaining("seed-expression");
    }

    private static boolean differs(AugmentationPipeline pipeline, FaceSample sample, float[] first) {
        float[] other = new float[PIXELS];
        for (int row = 6; row < 30; row++) {
            pipeline.read(sample, row, 8, other, 0);
            if (!Arrays.equals(other, first)) {
                return true;
            }
        }
        return false;
    }
}
