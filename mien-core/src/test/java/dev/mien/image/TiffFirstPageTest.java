package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.PictureError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files that readers would fill the memory or the stack with, put together by hand. */
@Timeout(20)
class TiffFirstPageTest {
    private static final int SIDE = 16;
    private static final int PIXELS = 8; // where they lie
    private static final int FIRST = PIXELS + SIDE * SIDE; // where the first directory lies
    private static final int[][] BASELINE = {
        {256, 4, 1, SIDE},
        {257, 4, 1, SIDE},
        {258, 3, 1, 8},
        {259, 3, 1, 1},
        {262, 3, 1, 1},
        {273, 4, 1, PIXELS},
        {277, 3, 1, 1},
        {278, 4, 1, SIDE},
        {279, 4, 1, SIDE * SIDE}
    };

    private final ByteBuffer file = ByteBuffer.allocate(24 << 20).order(ByteOrder.LITTLE_ENDIAN);

    TiffFirstPageTest() {
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(FIRST);
        while (file.position() < FIRST) {
            file.put((byte) 90);
        }
    }

    private static int bytes(int entries) {
        return 2 + 12 * entries + 4;
    }

    private void directory(int next, int[]... entries) {
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        file.putInt(next);
    }

    private static int[][] and(int[]... more) {
        int[][] all = Arrays.copyOf(BASELINE, BASELINE.length + more.length);
        System.arraycopy(more, 0, all, BASELINE.length, more.length);
        return all;
    }

    private Picture picture() {
        return Picture.of(Arrays.copyOf(file.array(), file.position()), "a.tif");
    }

    private void assertIsRead() {
        GrayImage gray = picture().gray();
        assertThat(gray.width()).isEqualTo(SIDE);
        assertThat(gray.at(3, 3)).isEqualTo(90);
    }

    @Test
    void hundredsOfThousandsOfPagesAreNotLookedAt() {
        directory(FIRST + bytes(BASELINE.length), BASELINE);
        while (file.remaining() > bytes(0)) {
            directory(file.position() + bytes(0));
        }
        assertIsRead();
    }

    @Test
    void pagesThatLeadBackAreNotFollowed() {
        directory(FIRST, BASELINE);
        assertIsRead();
    }

    @Test
    void directoriesInEachOtherAreNotFollowed() {
        for (int tag : new int[] {330, 34665}) {
            file.position(FIRST);
            int inner = FIRST + bytes(BASELINE.length + 1);
            directory(0, and(new int[] {tag, 4, 1, inner}));
            for (int i = 1; i < 100_000; i++) {
                directory(0, new int[] {tag, 4, 1, inner + i * bytes(1)});
            }
            assertIsRead();
        }
    }

    @Test
    void descriptionsThatLieOnOneAnotherAreLeftOut() {
        int[][] many = new int[5000][];
        Arrays.setAll(many, i -> new int[] {40_000 + i, 4, 1 << 20, 0});
        directory(0, and(many));
        file.position(5 << 20);
        assertIsRead();
    }

    @Test
    void moreThanTheFileHoldsIsRefused() {
        directory(0, and(new int[] {320, 3, 1 << 20, FIRST}));
        assertThatThrownBy(() -> picture().gray())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("its directory promises more than it holds");
    }

    private void assertNotRead(int tag, int value, String reason) {
        int[][] entries = BASELINE.clone();
        Arrays.setAll(entries, i -> BASELINE[i][0] == tag ? new int[] {tag, 3, 1, value} : BASELINE[i]);
        file.position(FIRST);
        directory(0, entries);
        assertThatThrownBy(() -> picture().gray())
                .isInstanceOf(PictureError.class)
                .hasMessage(
                        "a.tif: a TIFF picture of a kind that is not read (" + reason + "); convert it to JPEG or PNG");
    }

    @Test
    void whatTheReaderLacksIsNotCalledDamage() {
        assertNotRead(259, 50000, "Unknown TIFF Compression value: 50000");
        assertNotRead(277, 65535, "more than 16 samples per pixel are not read");
    }

    @Test
    void anEndlessReasonIsCut() {
        directory(0, and(new int[] {258, 3, 2000, FIRST}));
        assertThatThrownBy(() -> picture().gray())
                .isInstanceOf(PictureError.class)
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void aProfileThatIsNotThereDoesNoHarm() {
        directory(0, and(new int[] {34675, 7, Integer.MAX_VALUE, FIRST}));
        assertIsRead();
    }
}
