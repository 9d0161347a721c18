package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrayImageTest {
    @Test
    void aPartOfARowAsFloats() {
        byte[] pixels = new byte[3 * 256];
        for (int i = 0; i < 256; i++) {
            pixels[2 * 256 + i] = (byte) i;
        }
        GrayImage image = new GrayImage(256, 3, pixels);
        float[] floats = new float[256];
        image.toFloats(4, 2, 252, floats, 1);
        assertThat(floats[0]).isZero();
        for (int i = 0; i < 252; i++) {
            assertThat(floats[1 + i]).isEqualTo((4 + i) / 255f);
        }
        assertThat(floats[253]).isZero();
    }
}
