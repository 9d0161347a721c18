package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffPagesTest {
    private static final int PAGE = 0;
    private static final int PREVIEW = 1;
    private static final int MASK = 4;

    @TempDir
    Path folder = Path.of("");

    /** A file of directories with one entry each, the subfile's type; the last one leads to {@code end}. */
    private static byte[] classic(ByteOrder order, int end, int... types) {
        ByteBuffer file = ByteBuffer.allocate(8 + 18 * types.length).order(order);
        file.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(file.get(0));
        file.putShort((short) 42).putInt(8);
        for (int i = 0; i < types.length; i++) {
            file.putShort((short) 1)
                    .putShort((short) 254)
                    .putShort((short) 4)
                    .putInt(1)
                    .putInt(types[i]);
            file.putInt(i == types.length - 1 ? end : file.position() + 4);
        }
        return file.array();
    }

    private static byte[] big(int... types) {
        ByteBuffer file = ByteBuffer.allocate(16 + 36 * types.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 43)
                .putShort((short) 8)
                .putShort((short) 0)
                .putLong(16);
        for (int i = 0; i < types.length; i++) {
            file.putLong(1).putShort((short) 254).putShort((short) 4).putLong(1).putLong(types[i]);
            file.putLong(i == types.length - 1 ? 0 : file.position() + 8);
        }
        return file.array();
    }

    private int count(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("a.tif"), bytes);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return TiffPages.count(channel);
        }
    }

    @Test
    void pagesAreCountedInBothByteOrdersAndInBigTiff() throws IOException {
        assertThat(count(classic(ByteOrder.LITTLE_ENDIAN, 0, PAGE, PAGE, PAGE))).isEqualTo(3);
        assertThat(count(classic(ByteOrder.BIG_ENDIAN, 0, PAGE, PAGE))).isEqualTo(2);
        assertThat(count(big(PAGE, PAGE, PAGE, PAGE))).isEqualTo(4);
    }

    @Test
    void previewsAndMasksAreNoPages() throws IOException {
        assertThat(count(classic(ByteOrder.LITTLE_ENDIAN, 0, PAGE, PREVIEW, MASK)))
                .isEqualTo(1);
        assertThat(count(big(PREVIEW, PAGE))).isEqualTo(1);
    }

    @Test
    void directoriesThatLeadBackAreCountedOnce() throws IOException {
        assertThat(count(classic(ByteOrder.LITTLE_ENDIAN, 8, PAGE, PAGE))).isEqualTo(2);
    }

    @Test
    void ofACutFileTheWholeDirectoriesAreCounted() throws IOException {
        byte[] whole = classic(ByteOrder.LITTLE_ENDIAN, 0, PAGE, PAGE);
        assertThat(count(Arrays.copyOf(whole, whole.length - 6))).isEqualTo(1);
        assertThat(count(Arrays.copyOf(whole, 6))).isZero();
    }
}
