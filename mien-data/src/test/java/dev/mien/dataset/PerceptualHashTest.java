package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.synthetic.SyntheticFaces;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
    private static final GrayImage FACE =
            SyntheticFaces.draw(Expression.HAPPY, 1, 7).image();
    private static final GrayImage OTHER =
            SyntheticFaces.draw(Expression.SAD, 2, 7).image();

    @Test
    void anotherBrightnessHasTheSameBits() {
        PerceptualHash hash = PerceptualHash.of(FACE);
        PerceptualHash darker = PerceptualHash.of(darker(FACE));
        assertThat(Long.bitCount(hash.across(0, 0) ^ darker.across(0, 0))).isLessThan(4);
        assertThat(Long.bitCount(hash.down(0, 0) ^ darker.down(0, 0))).isLessThan(4);
        assertThat(hash.correlation(darker, 0, 0)).isGreaterThan(.99);
    }

    @Test
    void anotherFaceHasOtherBits() {
        PerceptualHash hash = PerceptualHash.of(FACE);
        PerceptualHash other = PerceptualHash.of(OTHER);
        assertThat(Long.bitCount(hash.across(0, 0) ^ other.across(0, 0))).isGreaterThan(10);
        assertThat(hash.correlation(other, 0, 0)).isLessThan(.9);
    }

    @Test
    void theBitsSayWhichNeighbourIsBrighter() {
        GrayImage brighterToTheRight = ramp(1, 0);
        assertThat(PerceptualHash.of(brighterToTheRight).across(0, 0)).isEqualTo(-1L);
        assertThat(PerceptualHash.of(brighterToTheRight).mirrored().across(0, 0))
                .isZero();
        assertThat(PerceptualHash.of(ramp(0, 1)).down(0, 0)).isEqualTo(-1L);
    }

    @Test
    void theMirroredHashIsThatOfTheMirroredFace() {
        PerceptualHash mirrored = PerceptualHash.of(FACE).mirrored();
        PerceptualHash ofMirrored = PerceptualHash.of(NearCopies.mirrored(FACE));
        assertThat(mirrored.correlation(ofMirrored, 0, 0)).isGreaterThan(.999);
        assertThat(mirrored.correlation(PerceptualHash.of(FACE), 0, 0)).isLessThan(.99);
    }

    @Test
    void aMovedFaceLiesOnItselfWhereItWasMovedTo() {
        GrayImage face = Resize.to(FACE, PerceptualHash.SIDE, PerceptualHash.SIDE);
        PerceptualHash hash = PerceptualHash.of(face);
        PerceptualHash moved = PerceptualHash.of(NearCopies.moved(face, 3, -2));
        assertThat(hash.correlation(moved, 3, -2)).isCloseTo(1, within(1e-6));
        assertThat(hash.correlation(moved, -3, 2)).isLessThan(.9);
        assertThat(Long.bitCount(hash.across(0, 0) ^ moved.across(3, -2))).isZero();
    }

    @Test
    void aFaceThatShowsNothingIsFlat() {
        byte[] even = new byte[48 * 48];
        Arrays.fill(even, (byte) 120);
        PerceptualHash flat = PerceptualHash.of(new GrayImage(48, 48, even));
        assertThat(flat.isFlat()).isTrue();
        assertThat(PerceptualHash.of(FACE).isFlat()).isFalse();
        assertThat(flat.correlation(PerceptualHash.of(FACE), 0, 0)).isZero();
    }

    private static GrayImage darker(GrayImage face) {
        byte[] pixels = face.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((pixels[i] & 0xff) / 2);
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    private static GrayImage ramp(int perColumn, int perRow) {
        byte[] pixels = new byte[48 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (4 * (perColumn * (i % 48) + perRow * (i / 48)));
        }
        return new GrayImage(48, 48, pixels);
    }
}
