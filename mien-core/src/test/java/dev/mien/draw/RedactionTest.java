package dev.mien.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedactionTest {
    /** With its margin of 15 %: 34 to 86 across and 24 to 76 down. */
    private static final Box FACE = new Box(40, 30, 80, 70);

    private static BufferedImage noise() {
        BufferedImage picture = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 120; x++) {
                picture.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return picture;
    }

    private static Set<Integer> colors(BufferedImage picture) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 24; y < 76; y++) {
            for (int x = 34; x < 86; x++) {
                colors.add(picture.getRGB(x, y));
            }
        }
        return colors;
    }

    @ParameterizedTest
    @EnumSource(Redaction.class)
    void nothingOfAFaceStaysAndAllAroundItDoes(Redaction way) {
        BufferedImage before = noise();
        BufferedImage after = way.of(before, List.of(FACE));
        int same = 0;
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 120; x++) {
                boolean inside = x >= 34 && x < 86 && y >= 24 && y < 76;
                if (!inside) {
                    assertThat(after.getRGB(x, y)).isEqualTo(before.getRGB(x, y));
                } else if (after.getRGB(x, y) == before.getRGB(x, y)) {
                    same++;
                }
            }
        }
        assertThat(same).isLessThan(5);
    }

    @Test
    void filledFacesAreBlackAndPixelatedOnesHaveSixtyFourColors() {
        assertThat(colors(Redaction.FILL.of(noise(), List.of(FACE)))).containsExactly(0xff000000);
        assertThat(colors(Redaction.PIXELATE.of(noise(), List.of(FACE)))).hasSizeBetween(50, 64);
    }

    @ParameterizedTest
    @EnumSource(Redaction.class)
    void boxesAtTheEdgeAndOutsideAndSmallerThanAPixelDoNoHarm(Redaction way) {
        BufferedImage before = noise();
        List<Box> boxes = List.of(new Box(100, 80, 160, 140), new Box(500, 500, 520, 520), new Box(5, 5, 5.2f, 5.2f));
        BufferedImage after = way.of(before, boxes);
        assertThat(after.getRGB(119, 99)).isNotEqualTo(before.getRGB(119, 99));
        assertThat(after.getRGB(60, 50)).isEqualTo(before.getRGB(60, 50));
    }

    @Test
    void eachWayIsFoundByItsName() {
        for (Redaction way : Redaction.values()) {
            assertThat(Redaction.of(way.label())).contains(way);
        }
        assertThat(Redaction.of("hide")).isEmpty();
    }
}
