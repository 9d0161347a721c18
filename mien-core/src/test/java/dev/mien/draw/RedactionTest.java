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

    /** As in a video, where the face of the next scene is covered before the cut, too. */
    @ParameterizedTest
    @EnumSource(Redaction.class)
    void aSmallerBoxInsideOrAcrossDoesNotBringDetailBack(Redaction way) {
        Box large = new Box(30, 30, 190, 190); // with its margin 8x8 cells of 26 pixels, from 6 to 214
        for (Box small : List.of(new Box(60, 60, 100, 100), new Box(150, 20, 250, 120))) {
            BufferedImage detailed = way.of(stripes(100), List.of(large, small));
            BufferedImage plain = way.of(stripes(0), List.of(large, small));
            for (int y = 36; y < 184; y++) {
                for (int x = 36; x < 184; x++) {
                    assertThat(detailed.getRGB(x, y)).isEqualTo(plain.getRGB(x, y));
                }
            }
        }
    }

    /** Dark and bright stripes in the large box, whose mean in each cell is the gray around them. */
    private static BufferedImage stripes(int contrast) {
        BufferedImage picture = new BufferedImage(260, 220, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 220; y++) {
            for (int x = 0; x < 260; x++) {
                boolean inside = x >= 6 && x < 214 && y >= 6 && y < 214;
                int gray = !inside ? 128 : (x - 6) % 26 < 13 ? 128 - contrast : 128 + contrast;
                picture.setRGB(x, y, gray * 0x10101);
            }
        }
        return picture;
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
