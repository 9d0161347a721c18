package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.image.Luma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in people's folders beside good pictures. */
class PredictFoldersTest extends PredictFixture {
    private CommandRun predict(Object... more) {
        Object[] all = new Object[more.length + 7];
        System.arraycopy(
                new Object[] {"predict", "--detector", "none", "--keypoints", "none", "--expression", models.seven()},
                0,
                all,
                0,
                7);
        System.arraycopy(more, 0, all, 7, more.length);
        return CommandRun.run(all);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no such permissions
    void aFolderThatMayNotBeReadIsNamedAndTheRestIsRead() throws IOException {
        faces.picture("in/a.png", 40, 1);
        faces.picture("in/lost+found/b.png", 40, 2);
        Path closed = folder.resolve("in/lost+found");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(closed)).as("root may read everything").isFalse();
            CommandRun run = predict(folder.resolve("in"));

            assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(run.rows()).hasSize(1);
            assertThat(run.err()).contains("lost+found");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where making links takes a permission
    void aLinkThatLeadsNowhereIsNamedAndTheRestIsRead() throws IOException {
        faces.picture("in/a.png", 40, 1);
        Files.createSymbolicLink(folder.resolve("in/gone.jpg"), folder.resolve("nowhere.jpg"));
        CommandRun run = predict(folder.resolve("in"));

        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err()).contains("gone.jpg");
    }

    @Test
    void aLongNameIsDrawnUnderThatName() throws IOException {
        String name = "a".repeat(230);
        faces.picture("in/" + name + ".png", 40, 1);
        CommandRun run = predict(folder.resolve("in"), "--annotate", "--out", folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("out/annotated/" + name + ".png")).isNotEmptyFile();
    }

    @Test
    void aDrawingThatCannotBeWrittenIsNamedAndTheRestIsDone() throws IOException {
        faces.picture("in/a.png", 40, 1);
        faces.picture("in/b.png", 40, 2);
        Files.createDirectories(folder.resolve("out/annotated/a.png/in the way"));
        CommandRun run = predict(folder.resolve("in"), "--annotate", "--out", folder.resolve("out"));

        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.err()).contains("a.png: the annotated picture cannot be written: ");
        assertThat(CommandRun.rows(Files.readString(folder.resolve("out/predictions.csv"))))
                .hasSize(2);
        assertThat(folder.resolve("out/annotated/b.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("out/inputs.csv")))
                .contains("the annotated picture cannot be written");
    }

    @Test
    void aVideoWhoseCopyCannotBeWrittenHasItsRowsAndCounts() throws IOException {
        Path video = KindsOfInput.video(folder.resolve("video.mp4"));
        Files.createDirectories(folder.resolve("out/annotated/video.mp4/in-the-way"));
        CommandRun run = predict(video, "--annotate", "--out", folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("video.mp4: ").contains("1 failed");
        assertThat(CommandRun.rows(Files.readString(folder.resolve("out/predictions.csv"))))
                .hasSize(KindsOfInput.MANY);
        List<String> input = CommandRun.rows(Files.readString(folder.resolve("out/inputs.csv")))
                .get(0);
        assertThat(input.subList(1, 5)).containsExactly("40", "40", "5", String.valueOf(KindsOfInput.MANY));
        assertThat(input.get(6)).contains("annotated");
    }

    @Test
    void picturesAndVideosWithoutAnExtensionAreReadAndOtherFilesLeftOut() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("photo"), KindsOfInput.picture("jpg"));
        Files.move(KindsOfInput.video(folder.resolve("a.mp4")), in.resolve("clip"));
        Files.writeString(in.resolve("README"), "taken in May");
        Files.copy(in.resolve("clip"), in.resolve("sound.m4a"));
        CommandRun run = predict(in);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows()).hasSize(1 + KindsOfInput.MANY);
        assertThat(run.err()).contains("left out README and 1 more: no picture or video");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "photos/read", "."})
    void resultsBesideTheirPicturesOrAroundThemAreNotReadButThePicturesAre(String out) throws IOException {
        faces.picture("photos/a.png", 40, 1);
        for (int run = 0; run < 2; run++) {
            CommandRun done =
                    predict(folder.resolve("photos"), "--annotate", "--grid", 4, "--out", folder.resolve(out));
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(CommandRun.rows(Files.readString(folder.resolve(out).resolve("predictions.csv"))))
                    .hasSize(1);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where making links takes a permission
    void resultsAreNotReadThroughALinkEither() throws IOException {
        faces.picture("photos/a.png", 40, 1);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("photos"));
        for (int run = 0; run < 2; run++) {
            CommandRun done = predict(link, "--annotate", "--out", folder.resolve("photos/read"));
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.err()).contains("1 face in 1 picture ");
        }
    }

    @Test
    void aFolderOfResultsAloneIsToldSo() throws IOException {
        faces.picture("photos/a.png", 40, 1);
        Path out = folder.resolve("out");
        predict(folder.resolve("photos"), "--annotate", "--out", out);
        CommandRun run = predict(out.resolve("annotated"), "--out", out);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("annotated: only results of an earlier run in this folder");
    }

    @Test
    void alignedFacesAreNotWrittenBetweenThePictures() throws IOException {
        faces.picture("photos/a.png", 40, 1);
        CommandRun run = CommandRun.run(
                "predict", folder.resolve("photos"), "--expression", "none", "--align", folder.resolve("photos"));
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("photos: aligned faces would be written among its pictures");
    }

    @Test
    void aPictureWhoseWholeNameIsAnExtensionIsDrawnUnderThatName() throws IOException {
        Path file = Files.write(folder.resolve("jpg"), KindsOfInput.picture("jpg"));
        CommandRun run = predict(file, "--annotate", "--out", folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("out/annotated/jpg.png")).isNotEmptyFile();
    }

    @Test
    void ofATiffWithSeveralPagesTheFirstIsReadWhichIsSaid() throws IOException {
        Path file = folder.resolve("scan.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(new IIOImage(Luma.picture(BlobFaces.face(40, i)), null, null), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        CommandRun run = predict(file);

        assertThat(run.code()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err()).contains("scan.tif: the first of its 3 pages is read");
    }
}
