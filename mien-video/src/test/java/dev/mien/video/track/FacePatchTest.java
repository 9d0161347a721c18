package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacePatchTest {
    private static final Box FACE = new Box(120, 80, 220, 190);

    /** Discs at places of a seed; all of them shifted and grown about the face's middle. */
    private static GrayImage view(long seed, double dx, double dy, double scale, double brightness) {
        BufferedImage picture = new BufferedImage(360, 270, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.translate(170 + dx, 135 + dy);
        canvas.scale(scale, scale);
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            int gray = (int) (random.nextInt(200) * brightness);
            canvas.setColor(new Color(gray, gray, gray));
            int side = 20 + random.nextInt(50);
            canvas.fillOval(random.nextInt(360) - 180, random.nextInt(270) - 135, side, side);
        }
        canvas.dispose();
        return Luma.gray(picture);
    }

    private static FacePatch.Found find(GrayImage before, GrayImage now) {
        FacePatch patch = new FacePatch(Surroundings.of(before, FACE), FACE);
        return patch.find(Surroundings.of(now, FACE), FACE);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 1", "7, -4, 1, 1", "-9, 6, 1.05, 1", "3, 3, 0.95, 1.25", "1.5, 0.5, 1, 0.7"})
    void aBoxThatMovedGrewOrChangedItsLightIsFoundAgain(double dx, double dy, double scale, double brightness) {
        for (int seed = 0; seed < 5; seed++) {
            FacePatch.Found found = find(view(seed, 0, 0, 1, 1), view(seed, dx, dy, scale, brightness));
            assertThat(found.likeness()).isGreaterThan(0.9);
            assertThat((found.box().left() + found.box().right()) / 2).isCloseTo(170 + (float) dx, within(1.2f));
            assertThat((found.box().top() + found.box().bottom()) / 2).isCloseTo(135 + (float) dy, within(1.2f));
            assertThat(found.box().width()).isCloseTo(100 * (float) scale, within(1.2f));
        }
    }

    @Test
    void whatLooksOtherwiseIsNotLikely() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(find(view(seed, 0, 0, 1, 1), view(seed + 50, 0, 0, 1, 1)).likeness())
                    .isLessThan(0.6);
        }
    }

    @Test
    void aFlatPictureHarmsNothing() {
        GrayImage flat = new GrayImage(360, 270, new byte[360 * 270]);
        assertThat(find(flat, flat).likeness()).isLessThan(0.1);
        assertThat(find(view(1, 0, 0, 1, 1), flat).likeness()).isLessThan(0.1);
    }

    @Test
    void aBoxOverTheEdgeIsFollowedToo() {
        Box edge = new Box(-20, 200, 60, 290);
        FacePatch patch = new FacePatch(Surroundings.of(view(1, 0, 0, 1, 1), edge), edge);
        FacePatch.Found found = patch.find(Surroundings.of(view(1, 5, 0, 1, 1), edge), edge);
        assertThat(found.box().left()).isCloseTo(-15, within(4f));
    }
}
