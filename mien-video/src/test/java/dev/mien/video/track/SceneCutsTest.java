package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneCutsTest {
    private final SceneCuts cuts = new SceneCuts();

    /** Discs on a slope of brightness, seen from x. */
    private static GrayImage view(long seed, int x, double brightness) {
        BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        Random random = new Random(seed);
        canvas.setPaint(new GradientPaint(
                random.nextInt(320), 0, gray(random, brightness), random.nextInt(320), 240, gray(random, brightness)));
        canvas.fillRect(0, 0, 320, 240);
        for (int i = 0; i < 30; i++) {
            canvas.setColor(gray(random, brightness));
            canvas.fillOval(random.nextInt(600) - x, random.nextInt(240), 90, 90);
        }
        canvas.dispose();
        return Luma.gray(picture);
    }

    private static Color gray(Random random, double brightness) {
        int value = (int) (random.nextInt(200) * brightness);
        return new Color(value, value, value);
    }

    @Test
    void theFirstFrameIsNone() {
        assertThat(cuts.isCut(view(1, 0, 1))).isFalse();
    }

    @Test
    void anotherSceneIsOne() {
        for (int seed = 0; seed < 20; seed++) {
            cuts.isCut(view(seed, 0, 1));
            assertThat(cuts.isCut(view(seed + 100, 0, 1))).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void aPanIsNone() {
        for (int x = 0; x < 200; x += 10) {
            assertThat(cuts.isCut(view(1, x, 1))).as("at %d", x).isFalse();
        }
    }

    @Test
    void aFlashIsNone() {
        cuts.isCut(view(1, 0, 0.5));
        assertThat(cuts.isCut(view(1, 0, 1.2))).isFalse();
        assertThat(cuts.isCut(view(1, 0, 0.5))).isFalse();
    }

    @Test
    void aFadeToBlackIsNone() {
        for (int i = 20; i >= 0; i--) {
            assertThat(cuts.isCut(view(1, 0, i / 20.0))).isFalse();
        }
    }
}
