package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Keypoint;
import dev.mien.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnlargeTest {
    private final List<FaceSample> faces = List.of(Dots.dot(96, 96, 40, 50), Dots.dot(96, 96, 60, 30));

    @Test
    void threeTimesGivesEachFaceItsMirrorImageAndABrighterCopy() {
        List<FaceSample> enlarged = new Enlarge(3).all(faces, 1);

        assertThat(enlarged).hasSize(6);
        assertThat(enlarged.get(3)).isEqualTo(faces.get(1));
        assertThat(enlarged.get(4).keypoints().x(Keypoint.NOSE_TIP)).isEqualTo(35);
        assertThat(enlarged.get(5).keypoints()).isEqualTo(faces.get(1).keypoints());
        assertThat(brightness(enlarged.get(5))).isGreaterThan(1.2 * brightness(faces.get(1)));
    }

    @Test
    void fourTimesAddsALargerCopy() {
        List<FaceSample> enlarged = new Enlarge(4).all(faces, 1);

        assertThat(enlarged).hasSize(8);
        float old = faces.get(0).keypoints().x(Keypoint.NOSE_TIP) - 47.5f;
        float zoomed = enlarged.get(3).keypoints().x(Keypoint.NOSE_TIP) - 47.5f;
        assertThat(zoomed / old).isBetween(1.1f, 1.3f);
    }

    @Test
    void theSameSeedEnlargesInTheSameWay() {
        FaceSample bright = new Enlarge(3).variant(faces.get(0), 2, 0, 5);

        assertThat(new Enlarge(3).variant(faces.get(0), 2, 0, 5).image().pixels())
                .isEqualTo(bright.image().pixels());
        assertThat(new Enlarge(3).variant(faces.get(0), 2, 1, 5).image().pixels())
                .isNotEqualTo(bright.image().pixels());
    }

    @Test
    void onceLeavesTheFacesAsTheyAre() {
        assertThat(new Enlarge(1).all(faces, 1)).isEqualTo(faces);
    }

    @Test
    void anotherNumberIsRefused() {
        assertThatThrownBy(() -> new Enlarge(2)).isInstanceOf(UserError.class).hasMessageContaining("use 1, 3 or 4");
    }

    private static double brightness(FaceSample sample) {
        double sum = 0;
        for (byte pixel : sample.image().pixels()) {
            sum += pixel & 0xff;
        }
        return sum;
    }
}
