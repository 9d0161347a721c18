package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.VideoInfo;
import dev.mien.video.media.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien predict} on pictures in which faces must be found first. */
class PredictDetectionTest {
    @TempDir
    Path folder = Path.of("");

    private Path picture(String name, BufferedImage pixels) throws IOException {
        Path file = folder.resolve(name);
        PictureFiles.writePng(file, pixels);
        return file;
    }

    private static BufferedImage gray(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 128);
        return Luma.picture(new GrayImage(width, height, pixels));
    }

    private Path boxes(String rows) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\n" + rows);
    }

    @Test
    void eachGivenBoxIsARow() throws IOException {
        Path file = picture("a.png", gray(200, 150));
        Path boxes = boxes("a.png,20,30,60,70\na.png,100,40,150,90\n");
        CommandRun run = CommandRun.run("predict", file, "--detector", "boxes:" + boxes);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("mien: 2 faces in ");
        assertThat(run.rows())
                .extracting(row -> row.subList(5, 9))
                .containsExactly(List.of("20", "30", "60", "70"), List.of("100", "40", "150", "90"));
        assertThat(CommandRun.run("predict", file, "--detector", "boxes:" + boxes, "--max-faces", "1")
                        .rows())
                .hasSize(1);
    }

    @Test
    void aPictureWithoutAFaceIsAnAnswerAndHasNoRow() throws IOException {
        picture("in/b.png", gray(200, 150));
        picture("in/a.png", gray(200, 150));
        CommandRun run =
                CommandRun.run("predict", folder.resolve("in"), "--detector", "boxes:" + boxes("a.png,2,3,60,70\n"));
        assertThat(run.code()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err()).contains("1 face in 2 pictures, 1 without a face in ");
    }

    @Test
    void anEvenGrayHasNoFaceForOurDetectorNorForOpenCvs() throws IOException {
        Path file = picture("a.png", gray(320, 240));
        for (String detector : List.of("mien", "haar")) {
            CommandRun run = CommandRun.run("predict", file, "--detector", detector);
            assertThat(run.code()).isZero();
            assertThat(run.rows()).as(detector).isEmpty();
        }
    }

    @Test
    void whatALargePictureMayHideIsSaidOnce() throws IOException {
        Path in = folder.resolve("in");
        picture("in/a.png", gray(3000, 2000));
        picture("in/b.png", gray(3000, 2000));
        CommandRun run = CommandRun.run("predict", in);

        assertThat(run.code()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains("pixels high were not looked for; --min-face PX")))
                .singleElement()
                .asString()
                .contains("a.png: no face found; faces less than ");
        assertThat(CommandRun.run("predict", in, "--min-face", 30).err()).doesNotContain("were not looked for;");
    }

    @Test
    void whatALargeVideoMayHideIsSaidToo() throws IOException {
        Path file = folder.resolve("large.mp4");
        VideoInfo info = new VideoInfo("drawn", Optional.empty(), 1920, 1440, 25, OptionalDouble.empty());
        try (VideoWriter writer = new VideoWriter(file, info, 1920, 1440)) {
            writer.write(new BufferedImage(1920, 1440, BufferedImage.TYPE_3BYTE_BGR), 0);
        }
        assertThat(CommandRun.run("predict", file).err())
                .contains("large.mp4: no face found; faces less than ")
                .contains("--min-face PX looks for smaller ones");
    }

    @Test
    void aPhotoOf108MegapixelsIsRead() throws IOException {
        Path file = folder.resolve("large.jpg");
        ImageIO.write(new BufferedImage(12_000, 9_000, BufferedImage.TYPE_BYTE_BINARY), "jpg", file.toFile());
        CommandRun run = CommandRun.run("predict", file, "--detector", "none");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows()).hasSize(1);
    }

    @Test
    void aPatternWithoutAMatchFails() throws IOException {
        picture("in/2.png", gray(20, 20));
        CommandRun run = CommandRun.run("predict", folder + "/in/*.jpg", folder + "/in/2.png", "--detector", "none");
        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.err()).contains("*.jpg: no file matches").contains("1 face in 1 picture, 1 failed");
    }

    @Test
    void parquetHoldsTheRows() throws IOException, SQLException {
        Path file = picture("a.png", gray(60, 50));
        Path out = folder.resolve("out");
        CommandRun run =
                CommandRun.run("predict", file, file, "--detector", "none", "--format", "parquet", "--out", out);
        assertThat(run.code()).isZero();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT count(*), max(\"right\"), max(expression), count(track) FROM '"
                                + out.resolve("predictions.parquet") + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.getDouble(2)).isEqualTo(60);
            assertThat(rows.getString(3)).isNotEmpty();
            assertThat(rows.getInt(4)).isZero();
        }
    }
}
