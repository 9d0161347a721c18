package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Seeded damage to good files: the answer is a picture or an error that names the file, soon. */
class DamagedPicturesTest {
    private static final int PER_FORMAT = 60;
    private static final long PIXEL_LIMIT = 4_000_000;

    /** Bytes flipped, cut off, overwritten, repeated or left out. */
    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int place = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - place, 1 + random.nextInt(200));
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    // Half of the hits go to the first bytes, where sizes and types stand.
                    int hit = random.nextInt(random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length);
                    bytes[hit] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, place);
            case 2 -> Arrays.fill(bytes, place, place + length, (byte) random.nextInt(256));
            case 3 -> {
                int source = random.nextInt(bytes.length - length + 1);
                System.arraycopy(good, source, bytes, place, length);
            }
            default -> {
                bytes = Arrays.copyOf(good, good.length - length);
                System.arraycopy(good, place + length, bytes, place, good.length - place - length);
            }
        }
        return bytes;
    }

    @Test
    void damagedFilesEndInAPictureOrANamedErrorInTime() {
        BufferedImage picture = PictureBytes.noise();
        List<byte[]> good = List.of(
                PictureBytes.pngWithOrientation(PictureBytes.encode(picture, "png"), 6),
                PictureBytes.withOrientation(PictureBytes.jpeg(picture, false), 6),
                PictureBytes.withOrientation(PictureBytes.jpeg(picture, true), 3),
                PictureBytes.encode(picture, "gif"),
                PictureBytes.encode(picture, "bmp"));
        SplittableRandom random = new SplittableRandom(20);
        int refused = 0;
        for (int format = 0; format < good.size(); format++) {
            for (int i = 0; i < PER_FORMAT; i++) {
                byte[] bytes = damaged(good.get(format), random);
                refused += isRefused(bytes, "damage-" + format + "-" + i) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(PER_FORMAT, PER_FORMAT * good.size() - 1);
    }

    private static boolean isRefused(byte[] bytes, String name) {
        return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                BufferedImage picture = Picture.of(bytes, name, PIXEL_LIMIT).colors();
                assertThatCode(() -> Luma.gray(picture)).as(name).doesNotThrowAnyException();
                return false;
            } catch (UserError e) {
                assertThat(e.place()).isEqualTo(name);
                return true;
            }
        });
    }
}
