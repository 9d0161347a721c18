package dev.mien.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of all origins keep the contract. */
class PicturesTest {
    private static byte[] file(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(PictureContract.ramp(), format, bytes);
        return bytes.toByteArray();
    }

    @Nested
    class AFile extends PictureContract {
        @TempDir
        Path folder = Path.of("");

        @Override
        Picture open() throws IOException {
            return Picture.of(Files.write(folder.resolve("ramp.jpg"), file("jpg")));
        }
    }

    @Nested
    class Bytes extends PictureContract {
        @Override
        Picture open() throws IOException {
            return Picture.of(file("png"), "ramp.png");
        }
    }

    @Nested
    class AStream extends PictureContract {
        @Override
        Picture open() throws IOException {
            return Picture.of(new ByteArrayInputStream(file("bmp")), "ramp.bmp");
        }
    }

    @Nested
    class PixelsInMemory extends PictureContract {
        @Override
        Picture open() {
            return Picture.of(ramp());
        }
    }

    @Nested
    class Brightness extends PictureContract {
        @Override
        Picture open() {
            return Picture.of(Luma.gray(ramp()));
        }
    }
}
