package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnePassDetectorTest {
    @Test
    void picturesOfAnySizeAndShapeAreLookedAt() {
        try (FaceDetector detector = FaceDetector.create("mien", DetectorOptions.defaults())) {
            for (int[] size : List.of(new int[] {1, 1}, new int[] {3, 900}, new int[] {900, 3}, new int[] {97, 61})) {
                BufferedImage picture = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_ARGB);
                Graphics2D canvas = picture.createGraphics();
                canvas.setColor(Color.GRAY);
                canvas.fillRect(0, 0, size[0] / 2, size[1]);
                canvas.dispose();
                assertThat(detector.detect(Picture.of(picture)))
                        .as(size[0] + "x" + size[1])
                        .isEmpty();
            }
        }
    }
}
