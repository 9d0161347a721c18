package dev.mien.augment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every augmentation does, whatever it changes. */
class AugmentationContractTest {
    private static final int SIDE = 48;

    private static final Map<String, Augmentation> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("horizontalFlip", Augmentation.horizontalFlip()),
            Map.entry("verticalFlip", Augmentation.verticalFlip()),
            Map.entry("rotation", Augmentation.rotation(20)),
            Map.entry("shear", Augmentation.shear(20)),
            Map.entry("zoom", Augmentation.zoom(.2)),
            Map.entry("stretch", Augmentation.stretch(.2)),
            Map.entry("shift", Augmentation.shift(.1)),
            Map.entry("unevenFace", Augmentation.unevenFace(.1)),
            Map.entry("brightness", Augmentation.brightness(.5, .9)),
            Map.entry("contrast", Augmentation.contrast(.5, .9)),
            Map.entry("shade", Augmentation.shade(.5)),
            Map.entry("erasing", Augmentation.erasing(.2)),
            Map.entry("noise", Augmentation.noise(.1)),
            Map.entry("blur", Augmentation.blur(3)),
            Map.entry("lowResolution", Augmentation.lowResolution(4)),
            Map.entry("gamma", Augmentation.gamma(2)),
            Map.entry("compression", Augmentation.compression(.1, .3)),
            Map.entry("nothingBelow", Augmentation.nothingBelow())));

    @SuppressWarnings("UnusedVariable") // by the tests' parameters
    private static final Iterable<String> NAMES = ALL.keySet();

    /** A face of noise, higher than wide, with all points. */
    private static FaceSample sample(boolean withPoints) {
        byte[] pixels = new byte[SIDE * SIDE * 4 / 3];
        new Random(1).nextBytes(pixels);
        float[] points = new float[30];
        for (int i = 0; i < points.length; i++) {
            points[i] = withPoints ? 10 + (i * 7) % 28 : Float.NaN;
        }
        return new FaceSample(new GrayImage(SIDE, SIDE * 4 / 3, pixels), Keypoints.of(points), 0);
    }

    private static Augmentation named(String name) {
        return requireNonNull(ALL.get(name));
    }

    @Test
    void allOfThemAreHere() {
        assertThat(Arrays.stream(Augmentation.class.getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && Modifier.isPublic(method.getModifiers())
                                && method.getReturnType() == Augmentation.class)
                        .map(method -> method.getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ALL.keySet());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theSameSeedChangesAFaceInTheSameWayAndLeavesTheOriginal(String name) {
        FaceSample original = sample(true);
        FaceSample once = named(name).apply(original, new Random(5));
        FaceSample again = named(name).apply(sample(true), new Random(5));
        assertThat(once.image().pixels()).isEqualTo(again.image().pixels());
        assertThat(once.keypoints()).isEqualTo(again.keypoints());
        assertThat(once.image().pixels()).isNotEqualTo(original.image().pixels());
        assertThat(original.image().pixels()).isEqualTo(sample(true).image().pixels());
        assertThat(original.keypoints()).isEqualTo(sample(true).keypoints());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theSizeOfThePictureStays(String name) {
        FaceSample changed = named(name).apply(sample(true), new Random(5));
        assertThat(changed.image().width()).isEqualTo(SIDE);
        assertThat(changed.image().height()).isEqualTo(SIDE * 4 / 3);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void missingPointsStayMissing(String name) {
        assertThat(named(name).apply(sample(false), new Random(5)).keypoints().count())
                .isZero();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatNeverHappensChangesNothing(String name) {
        FaceSample same = named(name).sometimes(0).apply(sample(true), new Random(5));
        assertThat(same.image().pixels()).isEqualTo(sample(true).image().pixels());
        assertThat(same.keypoints()).isEqualTo(sample(true).keypoints());
        FaceSample changed = named(name).sometimes(1).apply(sample(true), new Random(5));
        assertThat(changed.image().pixels()).isNotEqualTo(sample(true).image().pixels());
    }
}
