package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.cli.BlueDetector;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Split;
import dev.mien.train.run.SplitFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void photosThatCannotBeReadAreNamedLeftOutAndCounted() throws IOException {
        Files.writeString(folder.resolve("text.jpg"), "no picture");
        Files.createDirectory(folder.resolve("folder.jpg"));
        Files.createFile(folder.resolve("empty.jpg"));
        Path boxes = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\ntext.jpg,0,0,40,40\n");
        CommandRun run = score(
                "a.png,0,0,40,40\nempty.jpg,0,0,9,9\nempty.jpg,0,0,9,8\nfolder.jpg,1,1,9,9\ngone.jpg,1,1,9,9\ntext.jpg,1,1,9,9\n",
                "boxes:" + boxes);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.err().lines())
                .filteredOn(line -> line.startsWith("mien: "))
                .hasSize(4)
                .allMatch(line -> line.endsWith("; the photo was skipped"))
                .anyMatch(line -> line.contains("empty.jpg: "))
                .anyMatch(line -> line.contains("folder.jpg: a folder, expected a picture file"))
                .anyMatch(line -> line.contains("gone.jpg: no such file"))
                .anyMatch(line -> line.contains("text.jpg: "));
        assertThat(run.out()).contains("left out: 4 photos that cannot be read, with 5 faces");
        assertThat(Files.readString(folder.resolve("report/detectors.json")))
                .contains("\"n\" : 1,", "\"photos_left_out\" : 4,", "\"faces_left_out\" : 5,");
    }

    @Test
    void manyPhotosThatCannotBeReadAreNotAllNamed() throws IOException {
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\n");
        String gone = IntStream.range(0, 1_024)
                .mapToObj(i -> "gone" + i + ".jpg,1,1,9,9\n")
                .collect(Collectors.joining());
        CommandRun run = score("a.png,0,0,40,40\n" + gone, "boxes:" + boxes);
        assertThat(run.err().lines())
                .filteredOn(line -> line.startsWith("mien: "))
                .hasSize(21)
                .endsWith("mien: faces.csv: 1,004 more photos were skipped");
    }

    @Test
    void ifNoPhotoCanBeReadTheFirstReasonsAreTheError() throws IOException {
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\n");
        CommandRun run = score("gone.jpg,1,1,9,9\nlost.jpg,1,1,9,9\n", "boxes:" + boxes);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err())
                .startsWith("mien: faces.csv: none of its 2 photos can be read, the first: ")
                .contains("gone.jpg: no such file | ", "lost.jpg: no such file; ");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void rowsOfASplitAreThoseOfTheAnnotationsAlsoWhereAPhotoIsMissing() throws IOException {
        Path boxes = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,0,0,40,40\n1-gone.png,0,0,40,40\n");
        Path split = folder.resolve("split.json");
        SplitFile.write(split, new Split("by hand", new int[] {0}, new int[0], new int[] {1}));
        CommandRun run =
                score("1-gone.png,0,0,40,40\na.png,0,0,40,40\n", "boxes:" + boxes, "--split-file", split.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("gone");
    }

    @Test
    void aFileInYuNetsFormatFindsFacesWhereTheyAreInColour() throws IOException {
        BufferedImage picture = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB); // half of what the net reads
        for (int y = 64; y < 80; y++) {
            for (int x = 80; x < 96; x++) {
                picture.setRGB(x, y, 0x0000ff);
                picture.setRGB(x + 160, y, 0xff0000); // not red ones
            }
        }
        ImageIO.write(picture, "png", folder.resolve("blue.png").toFile());
        Path model = BlueDetector.write(folder.resolve("blue.onnx"));
        CommandRun run = score("blue.png,64,40,112,104\n", "onnx:" + model);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve("report/detectors.json").toFile())
                .path("onnx:" + model);
        assertThat(report.path("default_score").asDouble()).isEqualTo(.7);
        assertThat(report.path("recall").asDouble()).isEqualTo(1);
        assertThat(report.path("mean_overlap").asDouble()).isCloseTo(1, within(1e-4));
        assertThat(report.path("false_per_megapixel").asDouble()).isZero();
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
