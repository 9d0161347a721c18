package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTest {
    /** 6x4 pixels, lossless, EXIF orientation 6; red in the left half of the two top rows as stored, else blue. */
    private static final String WEBP =
            "UklGRlgAAABXRUJQVlA4WAoAAAAIAAAABQAAAwAAVlA4TBcAAAAvBcAAAA9wEKADwR8Cdv5DC8f5ieh/MABFWElGGgAAAE1NACoAAAAIAAEB"
                    + "EgADAAAAAQAGAAAAAAAA";

    /** 16x12 pixels, lossless. */
    private static final String PLAIN_WEBP =
            "UklGRlIBAABXRUJQVlA4TEUBAAAvD8ACABfDKJIkRbN7zNQSjvwbOgPzvBdTrwdGkSQpeixz+Ve1HtYAHUME20iSnPRrBfgkSP62rPk3m7ZN0nat"
                    + "7vBE6okktl2oK08kZT7QDY+TdrSjHe1IRyoAAEAA4FQq2iGLdqiviMquHv4Hzfhtz+38P/m1ANY4hLrKwhLqivDODXUV284TSairLCxLuzB1"
                    + "7gAAAAAgCABYNsoW52zbtu9mxCnP/v8n8ouI/tdgBItb6Q4A2W+rsawyWhvW4Q6yw67ZK9H4U8+mQ1jcS3cEyG50IpuitUEdHiA77pqd6GRr"
                    + "2qYDWDxKdwLIdtQXM7TW0OELstOu2So3eGvWpk0sPqU7A2Szs+6LOVr71uEDsvOuSZ7XeGvepj9YvEt3Aa7qnVVfLNDarw5vkF32r6MrvLVo"
                    + "0z8sXqXLqzfRZV8s0dq/Di8QAA==";

    @TempDir
    Path folder = Path.of("");

    /** 64x32 with a corner of 16x16 in its own gray: 250 top left, 190 top right, 130 bottom left, 70 bottom right. */
    private static BufferedImage corners() {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        int[][] places = {{0, 0, 250}, {48, 0, 190}, {0, 16, 130}, {48, 16, 70}};
        for (int[] place : places) {
            canvas.setColor(new Color(place[2], place[2], place[2]));
            canvas.fillRect(place[0], place[1], 16, 16);
        }
        canvas.dispose();
        return picture;
    }

    private static List<Integer> cornerGrays(BufferedImage picture) {
        GrayImage gray = Luma.gray(picture);
        int right = gray.width() - 8;
        int bottom = gray.height() - 8;
        return List.of(gray.at(8, 8), gray.at(right, 8), gray.at(8, bottom), gray.at(right, bottom));
    }

    private static void assertCorners(BufferedImage picture, String corners) {
        List<Integer> expected =
                Arrays.stream(corners.split(" ")).map(Integer::valueOf).toList();
        List<Integer> found = cornerGrays(picture);
        for (int i = 0; i < 4; i++) {
            assertThat(found.get(i))
                    .as("corner %d of %s", i, found)
                    .isBetween(expected.get(i) - 3, expected.get(i) + 3);
        }
    }

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, 250 190 130 70",
        "2, 64, 32, 190 250 70 130",
        "3, 64, 32, 70 130 190 250",
        "4, 64, 32, 130 70 250 190",
        "5, 32, 64, 250 130 190 70",
        "6, 32, 64, 130 250 70 190",
        "7, 32, 64, 70 190 130 250",
        "8, 32, 64, 190 70 250 130"
    })
    void everyExifOrientationIsTurnedUpright(int orientation, int width, int height, String corners) {
        byte[] jpeg = PictureBytes.withOrientation(PictureBytes.jpeg(corners(), false), orientation);
        byte[] png = PictureBytes.pngWithOrientation(PictureBytes.encode(corners(), "png"), orientation);
        for (Path file : List.of(file("a.jpg", jpeg), file("a.png", png))) {
            BufferedImage picture = PictureFiles.read(file);
            assertThat(picture.getWidth()).as(file.toString()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
            assertCorners(picture, corners);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationOutsideOneToEightCountsAsUpright(int orientation) {
        byte[] jpeg = PictureBytes.withOrientation(PictureBytes.jpeg(corners(), false), orientation);
        assertCorners(PictureFiles.read(file("a.jpg", jpeg)), "250 190 130 70");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpeg"})
    void readsEveryFormatWhateverTheFileIsCalled(String format) {
        BufferedImage picture = PictureFiles.read(file("misnamed.dat", PictureBytes.encode(corners(), format)));
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertCorners(picture, "250 190 130 70");
    }

    @Test
    void readsProgressiveJpeg() {
        assertCorners(PictureFiles.read(file("a.jpg", PictureBytes.jpeg(corners(), true))), "250 190 130 70");
    }

    @Test
    void readsWebpWithItsOrientation() {
        BufferedImage picture =
                PictureFiles.read(file("a.webp", Base64.getDecoder().decode(WEBP)));
        assertThat(picture.getWidth()).isEqualTo(4);
        assertThat(picture.getHeight()).isEqualTo(6);
        assertThat(picture.getRGB(3, 0)).isEqualTo(0xfff02010);
        assertThat(picture.getRGB(2, 2)).isEqualTo(0xfff02010);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xff3060c0);
        assertThat(picture.getRGB(3, 3)).isEqualTo(0xff3060c0);
    }

    @Test
    void refusesALosslessWebpThatIsCutOff() {
        byte[] whole = Base64.getDecoder().decode(PLAIN_WEBP);
        assertThat(PictureFiles.read(file("whole.webp", whole)).getWidth()).isEqualTo(16);
        assertThat(PictureFiles.read(file("more.webp", Arrays.copyOf(whole, whole.length + 9)))
                        .getWidth())
                .isEqualTo(16);
        Path cut = file("cut.webp", Arrays.copyOf(whole, whole.length * 3 / 4));
        assertThatThrownBy(() -> PictureFiles.read(cut))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut.webp: a damaged WEBP picture (it is cut off)");
    }

    @Test
    void refusesWhatIsNoPictureAndNamesIt() {
        Path text = file("note.jpg", "not a picture at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> PictureFiles.read(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("note.jpg: not a picture");
        assertThatThrownBy(() -> PictureFiles.read(file("empty.png", new byte[0])))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("empty.png: an empty file");
        assertThatThrownBy(() -> PictureFiles.read(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a folder, expected a picture file");
        assertThatThrownBy(() -> PictureFiles.read(folder.resolve("gone.png")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gone.png: no such file");
        byte[] heic = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0};
        assertThatThrownBy(() -> PictureFiles.read(file("phone.heic", heic)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("convert it to JPEG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "progressive"})
    void refusesATruncatedFile(String format) {
        byte[] whole = format.equals("progressive")
                ? PictureBytes.jpeg(PictureBytes.noise(), true)
                : PictureBytes.encode(PictureBytes.noise(), format);
        for (int percent : new int[] {2, 10, 30, 50, 70, 90}) {
            Path file = file("cut." + format, Arrays.copyOf(whole, whole.length * percent / 100));
            assertThatThrownBy(() -> PictureFiles.read(file))
                    .as("%d %% of %s", percent, format)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cut." + format);
        }
    }

    @Test
    void refusesAPixelBombFromItsHeaderAlone() {
        byte[] small = PictureBytes.encode(corners(), "png");
        Path bomb = file("bomb.png", PictureBytes.pngClaiming(small, 60_000, 60_000));
        assertThatThrownBy(() -> PictureFiles.read(bomb))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "bomb.png: a picture of 60000x60000, that is 3600000000 pixels; the limit is 100000000");
    }

    @Test
    void theCallerSetsThePixelLimit() {
        Path file = file("a.png", PictureBytes.encode(corners(), "png"));
        assertThat(Picture.of(file, 64 * 32).width()).isEqualTo(64);
        assertThatThrownBy(() -> Picture.of(file, 64 * 32 - 1).width()).isInstanceOf(UserError.class);
    }

    @Test
    void aWrittenPngIsReadBackPixelForPixel() throws IOException {
        Path file = folder.resolve("new/folder/a.png");
        PictureFiles.writePng(file, PictureBytes.noise());
        BufferedImage back = PictureFiles.read(file);
        assertThat(back.getRGB(50, 40)).isEqualTo(PictureBytes.noise().getRGB(50, 40));
        assertThat(back.getRGB(95, 79)).isEqualTo(PictureBytes.noise().getRGB(95, 79));
    }

    @Test
    void picturesInOtherFileSystemsAreReadAndWritten() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path file = zip.getPath("/photos/a.png");
            PictureFiles.writePng(file, PictureBytes.noise());
            assertThat(PictureFiles.read(file).getRGB(50, 40))
                    .isEqualTo(PictureBytes.noise().getRGB(50, 40));
            assertThat(PictureFiles.list(zip.getPath("/"))).containsExactly(file);
        }
    }

    @Test
    void listsPicturesOfAllFoldersSorted() throws IOException {
        Files.createDirectories(folder.resolve("b/deep"));
        for (String name : List.of("c.PNG", "a.jpg", "b/deep/x.webp", "b/note.txt", ".hidden.png", "b/.part-1-x.png")) {
            Files.write(folder.resolve(name), new byte[] {1});
        }
        assertThat(PictureFiles.list(folder))
                .containsExactly(folder.resolve("a.jpg"), folder.resolve("b/deep/x.webp"), folder.resolve("c.PNG"));
        assertThatThrownBy(() -> PictureFiles.list(folder.resolve("a.jpg"))).isInstanceOf(UserError.class);
    }

    @Test
    void aFolderMayBeALinkAndHoldLinks() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Path more = Files.createDirectories(folder.resolve("more"));
        Files.write(photos.resolve("a.jpg"), new byte[] {1});
        Files.write(more.resolve("b.jpg"), new byte[] {1});
        Path link = Files.createSymbolicLink(folder.resolve("link"), photos);
        Files.createSymbolicLink(photos.resolve("more"), more);
        assertThat(PictureFiles.list(link)).containsExactly(link.resolve("a.jpg"), link.resolve("more/b.jpg"));
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
        assertThatThrownBy(() -> PictureFiles.list(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(link.toString());
    }
}
