package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnevenFaceTest {
    private static final float EYES = 40;

    /** Eyes, brows and the corners of the mouth of a face whose eyes are 40 pixels apart, so far from the edges. */
    private static Keypoints face(float shift) {
        float[] points = new float[2 * Keypoint.COUNT];
        Arrays.fill(points, Float.NaN);
        put(points, Keypoint.LEFT_EYE_CENTER, 68 + shift, 38 + shift);
        put(points, Keypoint.RIGHT_EYE_CENTER, 28 + shift, 38 + shift);
        put(points, Keypoint.LEFT_EYEBROW_INNER_END, 57 + shift, 28 + shift);
        put(points, Keypoint.LEFT_EYEBROW_OUTER_END, 81 + shift, 28 + shift);
        put(points, Keypoint.RIGHT_EYEBROW_INNER_END, 39 + shift, 28 + shift);
        put(points, Keypoint.RIGHT_EYEBROW_OUTER_END, 15 + shift, 28 + shift);
        put(points, Keypoint.MOUTH_LEFT_CORNER, 62 + shift, 76 + shift);
        put(points, Keypoint.MOUTH_RIGHT_CORNER, 34 + shift, 76 + shift);
        return Keypoints.of(points);
    }

    private static void put(float[] points, Keypoint point, float x, float y) {
        points[2 * point.ordinal()] = x;
        points[2 * point.ordinal() + 1] = y;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LEFT_EYEBROW_INNER_END", "RIGHT_EYEBROW_OUTER_END", "MOUTH_LEFT_CORNER", "MOUTH_RIGHT_CORNER"})
    void whatIsAtAPointGoesWithIt(Keypoint point) {
        Keypoints points = face(0);
        FaceSample dot = Dots.dot(96, 96, points.x(point), points.y(point));
        double moved = 0;
        for (int seed = 0; seed < 20; seed++) {
            FaceSample pushed =
                    Augmentation.unevenFace(.12).apply(new FaceSample(dot.image(), points), new SplittableRandom(seed));
            assertThat(Dots.find(pushed.image())[0])
                    .isCloseTo(pushed.keypoints().x(point), within(1.2));
            assertThat(Dots.find(pushed.image())[1])
                    .isCloseTo(pushed.keypoints().y(point), within(1.2));
            moved = Math.max(moved, Math.abs(pushed.keypoints().y(point) - points.y(point)));
        }
        assertThat(moved).isBetween(.6 * .12 * EYES, .12 * EYES + .01);
    }

    @Test
    void theSidesArePushedEachOnTheirOwnAndTheEyesHardly() {
        Keypoints points = face(0);
        FaceSample sample = new FaceSample(Dots.even(96, 96, 100).image(), points);
        Keypoints pushed = Augmentation.unevenFace(.12)
                .apply(sample, new SplittableRandom(4))
                .keypoints();
        float left = pushed.y(Keypoint.MOUTH_LEFT_CORNER) - points.y(Keypoint.MOUTH_LEFT_CORNER);
        float right = pushed.y(Keypoint.MOUTH_RIGHT_CORNER) - points.y(Keypoint.MOUTH_RIGHT_CORNER);
        assertThat(Math.abs(left - right)).isGreaterThan(.3f);
        assertThat(pushed.y(Keypoint.LEFT_EYE_CENTER)).isCloseTo(38, within(2.5f));
    }

    @Test
    void anEvenPictureStaysEvenAndOneWithoutEyesStaysAsItIs() {
        GrayImage even = Dots.even(96, 96, 100).image();
        FaceSample face = Augmentation.unevenFace(.12).apply(new FaceSample(even, face(0)), new SplittableRandom(1));
        assertThat(face.image().pixels()).containsOnly((byte) 100);
        FaceSample unknown = FaceSample.of(Dots.noise(96, 96, 1).image());
        FaceSample same = Augmentation.unevenFace(.12).apply(unknown, new SplittableRandom(1));
        assertThat(same.image().pixels()).isEqualTo(unknown.image().pixels());
        assertThat(same.keypoints().count()).isZero();
    }

    @Test
    void inAPipelineTheShapeChangesBeforeTheFaceIsCutOut() {
        Keypoints points = face(32);
        FaceSample dot = Dots.dot(160, 160, points.x(Keypoint.MOUTH_LEFT_CORNER), points.y(Keypoint.MOUTH_LEFT_CORNER));
        AugmentationPipeline pipeline = AugmentationPipeline.of("uneven", List.of(Augmentation.unevenFace(.12)));
        float[] input = new float[96 * 96];
        Keypoints read = pipeline.read(new FaceSample(dot.image(), points, 32), 5, 9, input, 0);
        assertThat(read.y(Keypoint.MOUTH_LEFT_CORNER)).isNotCloseTo(76, within(.01f));
        assertThat(Dots.find(input, 96)[1]).isCloseTo(read.y(Keypoint.MOUTH_LEFT_CORNER), within(1.5));
    }
}
