package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.PictureError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.PictureFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegHeifDecoderTest {
    private static final Offset<Integer> CLOSE = Offset.offset(6);

    @TempDir
    Path folder = Path.of("");

    /** A picture whose right half is of another brightness. */
    private Path avif(String name, int side, int left, int right) throws IOException {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(left, left, left));
        canvas.fillRect(0, 0, side / 2, side);
        canvas.setColor(new Color(right, right, right));
        canvas.fillRect(side / 2, 0, side, side);
        canvas.dispose();
        return TestVideos.avif(folder.resolve(name), picture);
    }

    @Test
    void anAvifIsThePictureThatWasEncoded() throws IOException {
        Path file = avif("a.avif", 96, 50, 180);

        Picture picture = Picture.of(file);
        assertThat(picture.source()).isEqualTo(file.toString());
        assertThat(picture.width()).isEqualTo(96);
        GrayImage gray = picture.gray();
        assertThat(gray.at(20, 50)).isCloseTo(50, CLOSE);
        assertThat(gray.at(80, 50)).isCloseTo(180, CLOSE);
        picture.release();
        assertThat(picture.colors().getRGB(80, 50) & 0xff).isCloseTo(180, CLOSE);
    }

    @Test
    void tilesArePutTogetherCutAndTurned() throws IOException {
        byte[] dark = Files.readAllBytes(avif("dark.avif", 64, 40, 40));
        byte[] bright = Files.readAllBytes(avif("bright.avif", 64, 200, 200));
        Path flat = Files.write(folder.resolve("flat.heic"), HeifFile.of(List.of(dark, bright), 120, 60, 0));
        Path turned = Files.write(folder.resolve("turned.heic"), HeifFile.of(List.of(dark, bright), 120, 60, 1));

        GrayImage lying = Picture.of(flat).gray();
        assertThat(lying.width()).isEqualTo(120);
        assertThat(lying.height()).isEqualTo(60);
        assertThat(lying.at(20, 30)).isCloseTo(40, CLOSE);
        assertThat(lying.at(100, 59)).isCloseTo(200, CLOSE);

        Picture standing = Picture.of(turned);
        assertThat(standing.width()).isEqualTo(60);
        assertThat(standing.height()).isEqualTo(120);
        assertThat(standing.gray().at(30, 20)).isCloseTo(200, CLOSE);
        assertThat(standing.gray().at(30, 100)).isCloseTo(40, CLOSE);
    }

    @Test
    void whatIsStoredBesideThePictureIsNotShown() throws IOException {
        byte[] dark = Files.readAllBytes(avif("dark.avif", 64, 40, 40));
        byte[] bright = Files.readAllBytes(avif("bright.avif", 64, 200, 200));
        int[] odd = {119, 1, 59, 1, -1, 2, -1, 2}; // a column on the right and a row below are no part of it
        int[] middle = {20, 1, 30, 1, 6, 1, -10, 1}; // columns 56 to 75, rows 5 to 34
        Path turned = Files.write(folder.resolve("odd.heic"), HeifFile.of(List.of(dark, bright), 120, 60, odd, 1));
        Path cut = Files.write(folder.resolve("cut.heic"), HeifFile.of(List.of(dark, bright), 120, 60, middle, 0));

        Picture standing = Picture.of(turned);
        assertThat(standing.width()).isEqualTo(59);
        assertThat(standing.height()).isEqualTo(119);
        assertThat(standing.gray().at(30, 119 - 1 - 63)).isCloseTo(40, CLOSE); // the last dark column, turned to a row
        assertThat(standing.gray().at(30, 119 - 1 - 64)).isCloseTo(200, CLOSE);

        GrayImage part = Picture.of(cut).gray();
        assertThat(part.width()).isEqualTo(20);
        assertThat(part.height()).isEqualTo(30);
        assertThat(part.at(7, 15)).isCloseTo(40, CLOSE);
        assertThat(part.at(8, 15)).isCloseTo(200, CLOSE);
    }

    @Test
    void transparentPixelsShowWhiteAsInOtherPictures() throws IOException {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(50, 50, 50));
        canvas.fillRect(0, 0, 48, 96); // the right half is black and transparent
        canvas.dispose();
        Path png = folder.resolve("a.png");
        ImageIO.write(picture, "png", png.toFile());
        String filter = "[0:v]split[a][b];[a]format=yuv420p,setparams=colorspace=smpte170m[c];"
                + "[b]alphaextract,format=gray,setparams=colorspace=smpte170m[d]";
        String encoder = "-map [c] -map [d] -c:v libaom-av1 -still-picture 1 -cpu-used 8 -frames:v 1";
        List<String> program = new ArrayList<>(List.of("-i", png.toString(), "-filter_complex", filter));
        program.addAll(List.of(encoder.split(" ")));
        program.add(folder.resolve("a.avif").toString());
        Path avif = TestVideos.run(program.toArray(String[]::new));

        for (Path file : List.of(png, avif)) {
            Picture read = Picture.of(file);
            assertThat(read.gray().at(20, 50)).isCloseTo(50, CLOSE);
            assertThat(read.gray().at(80, 50)).isCloseTo(255, CLOSE);
            assertThat(read.colors().getRGB(80, 50) & 0xff).isCloseTo(255, CLOSE);
        }
    }

    @Test
    void transparentTilesAreCutAndTurnedWithThePicture() throws IOException {
        byte[] dark = Files.readAllBytes(avif("dark.avif", 64, 40, 40));
        byte[] bright = Files.readAllBytes(avif("bright.avif", 64, 100, 100));
        byte[] opaque = Files.readAllBytes(avif("opaque.avif", 64, 255, 255));
        byte[] half = Files.readAllBytes(avif("half.avif", 64, 255, 128)); // half opaque on the right
        List<byte[]> stills = List.of(dark, bright, opaque, half);
        Path plain = Files.write(folder.resolve("plain.heic"), HeifFile.transparent(stills, 120, 60, 1, false));
        Path multiplied = Files.write(folder.resolve("prem.heic"), HeifFile.transparent(stills, 120, 60, 1, true));

        GrayImage standing = Picture.of(plain).gray();
        assertThat(standing.width()).isEqualTo(60);
        assertThat(standing.at(30, 119 - 20)).isCloseTo(40, CLOSE);
        assertThat(standing.at(30, 119 - 80)).isCloseTo(100, CLOSE);
        assertThat(standing.at(30, 119 - 110)).isCloseTo(100 / 2 + 127, CLOSE);
        assertThat(Picture.of(multiplied).gray().at(30, 119 - 110)).isCloseTo(100 + 127, CLOSE);
    }

    @Test
    void aPartThatIsNoneIsPassedOver() throws IOException {
        byte[] still = Files.readAllBytes(avif("still.avif", 64, 40, 40));
        for (int[] none : List.of(
                new int[] {0, 0, 60, 1, 0, 1, 0, 1}, // no fraction
                new int[] {-5, 1, 60, 1, 0, 1, 0, 1},
                new int[] {4, 1, 4, 1, 900, 1, 0, 1})) { // outside
            Path file = Files.write(folder.resolve("a.heic"), HeifFile.of(List.of(still, still), 120, 60, none, 0));
            assertThat(Picture.of(file).gray().width()).isEqualTo(120);
        }
    }

    @Test
    void aPictureThatIsCutOffIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(avif("a.avif", 96, 50, 180));
        for (int length : new int[] {40, whole.length / 2, whole.length - 20}) {
            Path cut = Files.write(folder.resolve("cut.avif"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Picture.of(cut).gray())
                    .as("%d bytes", length)
                    .isInstanceOf(PictureError.class)
                    .hasMessageContaining("cut.avif: a HEIC or AVIF picture that is damaged");
        }
    }

    @Test
    void aSmallFileOfTooManyPixelsIsRefused() throws IOException {
        byte[] still = Files.readAllBytes(avif("still.avif", 64, 40, 40));
        ByteBuffer.wrap(still).putInt(indexOf(still, "ispe") + 8, 60_000).putInt(indexOf(still, "ispe") + 12, 60_000);
        Path claims = Files.write(folder.resolve("claims.avif"), still);
        assertThatThrownBy(() -> Picture.of(claims).width())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("a picture of 3600000000 pixels; the limit is 100000000");
    }

    @Test
    void aPictureThatIsLargerThanItsFileSaysIsNotDecoded() throws IOException {
        byte[] file = Files.readAllBytes(avif("a.avif", 400, 50, 180));
        int size = indexOf(file, "ispe") + 8;
        ByteBuffer.wrap(file).putInt(size, 80).putInt(size + 4, 80);

        Picture picture = Picture.of(file, "upload");
        assertThat(picture.width()).isEqualTo(80);
        assertThatThrownBy(picture::gray).isInstanceOf(PictureError.class).hasMessageContaining("damaged");
    }

    @Test
    void ofASequenceTheFirstPictureIsRead() throws IOException {
        Path file = TestVideos.steps(folder.resolve("a.avif"), 5, "-c:v", "libaom-av1", "-cpu-used", "8");
        GrayImage first = Picture.of(Files.readAllBytes(file), "upload").gray();
        assertThat(first.width()).isEqualTo(64);
        assertThat(first.at(30, 20)).isCloseTo(0, CLOSE);
    }

    private static int indexOf(byte[] file, String letters) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(letters);
    }

    @Test
    void aPictureInMemoryHasTheLimitOfItsReader() throws IOException {
        byte[] file = Files.readAllBytes(avif("a.avif", 96, 50, 180));

        Picture picture = Picture.of(file, "upload");
        assertThat(picture.format()).contains(PictureFormat.HEIF);
        assertThat(picture.gray().at(80, 50)).isCloseTo(180, CLOSE);
        assertThatThrownBy(() -> Picture.of(file, "upload", 96 * 96 - 1).width())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("upload: a picture of 9216 pixels; the limit is 9215");
    }

    @Test
    void aTileLargerThanTheLimitIsRefused() throws IOException {
        byte[] tile = Files.readAllBytes(avif("tile.avif", 64, 40, 40));
        byte[] file = HeifFile.of(List.of(tile, tile), 10, 10, 0); // of two tiles of 64 pixels a side

        assertThat(Picture.of(file, "upload", 64 * 64).gray().at(5, 5)).isCloseTo(40, CLOSE);
        assertThatThrownBy(() -> Picture.of(file, "upload", 64 * 32).gray())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void manyAreReadAtOnce() throws Exception {
        int count = 24; // more than the native library has room for callbacks of a kind
        byte[] file = Files.readAllBytes(avif("a.avif", 96, 50, 180));
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<Integer>> readers = Collections.nCopies(count, () -> {
            start.await();
            return Picture.of(file, "upload").gray().at(80, 50);
        });
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            for (Future<Integer> answer : threads.invokeAll(readers)) {
                assertThat(answer.get()).isCloseTo(180, CLOSE);
            }
        } finally {
            threads.shutdown();
        }
    }
}
