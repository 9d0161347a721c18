package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateDetectorCommandTest {
    @TempDir
    Path folder;

    private CommandRun score(String annotations, String... detectors) throws IOException {
        ImageIO.write(
                new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("a.png").toFile());
        Files.writeString(folder.resolve("faces.csv"), "image,left,top,right,bottom\n" + annotations);
        List<Object> line = new ArrayList<>(List.of("evaluate-detector"));
        line.addAll(List.of(detectors));
        line.addAll(List.of("--data", folder.resolve("faces.csv"), "--out", folder.resolve("report")));
        return CommandRun.run(line.toArray());
    }

    @Test
    void boxesOfNoPhotoAreNamedSinceTheirFacesCountAsNotFound() throws IOException {
        Path boxes = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\nb.jpg,0,0,40,40\n");
        CommandRun run = score("a.png,0,0,40,40\n", "boxes:" + boxes);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("boxes.csv: the boxes of 'b.jpg' belong to none of the pictures");
    }

    @Test
    void annotationsOfNoPhotoAreRefused() throws IOException {
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\n");
        CommandRun run = score("", "boxes:" + boxes);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).endsWith("faces.csv: no photo to score; give a file that names photos\n");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void aDetectorGivenTwiceIsRefusedBeforeAnythingIsScored() throws IOException {
        CommandRun run = score("a.png,0,0,40,40\n", "mien", "mien");
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).isEqualTo("mien: mien: given twice; name each detector once\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--min-face"})
    void numbersBelowOneAreRefusedBeforeThePhotosAreRead(String option) {
        CommandRun run =
                CommandRun.run("evaluate-detector", "mien", "--data", "no.csv", "--out", "report", option, "0");
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).isEqualTo("mien: " + option + ": '0' cannot be used; use a number from 1\n");
    }
}
