package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final Map<String, Augmentation> MOVES = new TreeMap<>(Map.of(
            "horizontal flip", Augmentation.horizontalFlip(),
            "vertical flip", Augmentation.verticalFlip(),
            "rotation", Augmentation.rotation(30),
            "shear", Augmentation.shear(20),
            "zoom", Augmentation.zoom(0.2),
            "stretch", Augmentation.stretch(0.2),
            "shift", Augmentation.shift(0.15)));

    @Test
    void flipSwapsLeftAndRightNames() {
        FaceSample sample = Dots.noise(96, 96, 1);

        FaceSample flipped = apply(Augmentation.horizontalFlip(), sample, 1);

        for (Keypoint point : Keypoint.ALL) {
            assertThat(flipped.keypoints().x(point.mirror()))
                    .isEqualTo(95 - sample.keypoints().x(point));
            assertThat(flipped.keypoints().y(point.mirror()))
                    .isEqualTo(sample.keypoints().y(point));
        }
        assertThat(flipped.image().at(95, 7)).isEqualTo(sample.image().at(0, 7));
        assertThat(flipped.image().at(20, 7)).isEqualTo(sample.image().at(75, 7));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void flippingTwiceIsTheIdentity(boolean horizontal) {
        Augmentation flip = horizontal ? Augmentation.horizontalFlip() : Augmentation.verticalFlip();
        FaceSample sample = Dots.noise(48, 31, 2);

        FaceSample twice = apply(flip, apply(flip, sample, 1), 1);

        assertThat(twice.image().pixels()).isEqualTo(sample.image().pixels());
        assertThat(twice.keypoints().toArray())
                .containsExactly(sample.keypoints().toArray(), within(1e-5f));
    }

    @Test
    void aVerticalFlipNamesTheFaceAsTheSameFaceMirroredAndTurned() {
        FaceSample sample = Dots.noise(96, 96, 3);

        FaceSample flipped = apply(Augmentation.verticalFlip(), sample, 1);

        Keypoint left = Keypoint.LEFT_EYE_CENTER;
        assertThat(flipped.keypoints().x(left.mirror()))
                .isEqualTo(sample.keypoints().x(left));
        assertThat(flipped.keypoints().y(left.mirror()))
                .isEqualTo(95 - sample.keypoints().y(left));
    }

    @Test
    void pointsFollowThePixelsOfEveryMove() {
        MOVES.forEach((name, move) -> {
            for (int seed = 0; seed < 40; seed++) {
                FaceSample sample = Dots.dot(96, 96, 30 + seed % 30, 60 - seed % 25);

                FaceSample moved = apply(move, sample, seed);

                double[] seen = Dots.find(moved.image());
                assertThat(moved.keypoints().x(Keypoint.NOSE_TIP)).as(name).isCloseTo((float) seen[0], within(0.6f));
                assertThat(moved.keypoints().y(Keypoint.NOSE_TIP)).as(name).isCloseTo((float) seen[1], within(0.6f));
            }
        });
    }

    @Test
    void everyMoveButTheFlipsReallyDraws() {
        FaceSample sample = Dots.dot(96, 96, 30, 60);

        MOVES.forEach((name, move) -> {
            boolean same = apply(move, sample, 1)
                    .keypoints()
                    .equals(apply(move, sample, 2).keypoints());
            assertThat(same).as(name).isEqualTo(name.endsWith("flip"));
        });
    }

    @Test
    void aPointThatLeavesThePictureIsMissing() {
        FaceSample corner = Dots.dot(96, 96, 1, 1);

        FaceSample zoomed = apply(Augmentation.zoom(1.5, 1.5), corner, 1);

        assertThat(zoomed.keypoints().count()).isZero();
        assertThat(zoomed.keypoints().x(Keypoint.NOSE_TIP)).isNaN();
    }

    @Test
    void theNearestEdgePixelComesInFromOutside() {
        FaceSample sample = Dots.even(20, 20, 77);

        MOVES.forEach((name, move) ->
                assertThat(apply(move, sample, 5).image().pixels()).as(name).containsOnly((byte) 77));
    }

    @Test
    void brightnessMultipliesAndClips() {
        FaceSample dark = apply(Augmentation.brightness(1.5, 2), Dots.even(4, 4, 60), 1);
        FaceSample light = apply(Augmentation.brightness(1.5, 2), Dots.even(4, 4, 200), 1);

        assertThat(dark.image().at(0, 0)).isBetween(90, 120);
        assertThat(light.image().at(0, 0)).isEqualTo(255);
    }

    @Test
    void contrastKeepsTheMean() {
        byte[] halves = {100, 100, 120, 120, 100, 100, 120, 120, 100, 120};
        FaceSample sample = FaceSample.of(new GrayImage(5, 2, halves));

        GrayImage stronger = apply(Augmentation.contrast(2, 2), sample, 1).image();

        assertThat(stronger.at(0, 0)).isEqualTo(90);
        assertThat(stronger.at(2, 0)).isEqualTo(130);
    }

    @Test
    void erasingPaintsOnePatchAndLeavesTheLabels() {
        FaceSample sample = Dots.noise(96, 96, 6);

        FaceSample erased = apply(Augmentation.erasing(0.2), sample, 3);

        int changed = 0;
        for (int i = 0; i < 96 * 96; i++) {
            changed += erased.image().pixels()[i] == sample.image().pixels()[i] ? 0 : 1;
        }
        assertThat(erased.keypoints()).isEqualTo(sample.keypoints());
        assertThat(changed).isBetween((int) (0.018 * 96 * 96), (int) (0.21 * 96 * 96));
    }

    @Test
    void gammaMovesTheMiddleGraysBothWaysAndKeepsBlackAndWhite() {
        boolean darker = false;
        boolean lighter = false;
        for (int seed = 0; seed < 20; seed++) {
            FaceSample changed = apply(Augmentation.gamma(2), Dots.even(20, 20, 128), seed);
            int gray = changed.image().at(3, 3);
            assertThat(gray).isBetween(64, 181); // 255 times the square and the root of 128 / 255
            darker |= gray < 110;
            lighter |= gray > 146;
        }
        assertThat(darker && lighter).isTrue();
        assertThat(apply(Augmentation.gamma(2), Dots.even(9, 9, 0), 1).image().pixels())
                .containsOnly((byte) 0);
        assertThat(apply(Augmentation.gamma(2), Dots.even(9, 9, 255), 1).image().pixels())
                .containsOnly((byte) 255);
    }

    @Test
    void compressionLosesMoreTheWorseTheQualityIs() {
        FaceSample sample = Dots.noise(96, 96, 6);

        double bad = difference(sample, apply(Augmentation.compression(.05, .05), sample, 1));
        double good = difference(sample, apply(Augmentation.compression(.95, .95), sample, 1));

        assertThat(good).isBetween(.1, 10.0);
        assertThat(bad).isGreaterThan(2 * good);
    }

    private static double difference(FaceSample first, FaceSample second) {
        double sum = 0;
        for (int i = 0; i < 96 * 96; i++) {
            sum += Math.abs((first.image().pixels()[i] & 0xff) - (second.image().pixels()[i] & 0xff));
        }
        return sum / (96 * 96);
    }

    @Test
    void noiseHasTheDeviationAskedForAndNoBias() {
        FaceSample gray = Dots.even(95, 95, 128);
        double sum = 0;
        double squares = 0;
        float[] pixels = new float[95 * 95];
        Arrays.fill(pixels, 0.5f);

        SamplePixels.addNoise(pixels, 0, pixels.length, 0.05, new SplittableRandom(1));

        for (float pixel : pixels) {
            sum += pixel - 0.5;
            squares += (pixel - 0.5) * (pixel - 0.5);
        }
        assertThat(sum / pixels.length).isCloseTo(0, within(0.002));
        assertThat(Math.sqrt(squares / pixels.length)).isCloseTo(0.05, within(0.002));
        assertThat(apply(Augmentation.noise(0.1), gray, 1).image().pixels())
                .isNotEqualTo(gray.image().pixels());
    }

    @Test
    void sometimesHappensAboutAsOftenAsAsked() {
        Augmentation rare = Augmentation.brightness(2, 2).sometimes(0.25);
        SplittableRandom random = new SplittableRandom(9);
        FaceSample gray = Dots.even(1, 1, 50);
        int happened = 0;
        for (int i = 0; i < 4000; i++) {
            happened += rare.apply(gray, random).image().at(0, 0) == 100 ? 1 : 0;
        }

        assertThat(happened).isBetween(900, 1100);
    }

    private static FaceSample apply(Augmentation augmentation, FaceSample sample, long seed) {
        return augmentation.apply(sample, new SplittableRandom(seed));
    }
}
