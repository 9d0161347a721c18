package dev.mien.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Split;
import dev.mien.testing.SyntheticFiles;
import dev.mien.train.run.SplitFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
    @TempDir
    Path folder;

    @Test
    void aKeypointNetLearnsFromAnotherAndFromFacesThatNobodyMarked() throws IOException {
        Path marked = SyntheticFiles.keypoints(folder.resolve("marked.csv"), 24);
        Path others = SyntheticFiles.keypoints(folder.resolve("others.csv"), 16);
        Path faces = SyntheticFiles.expressions(folder.resolve("faces.csv"), 28);
        Path photos = photos();
        Path damaged = Files.write(photos.resolve("damaged.png"), new byte[] {1, 2, 3});
        Path first = folder.resolve("first");
        CommandRun alone = train("--data", marked, "--out", first);
        assertThat(alone.code()).as(alone.err()).isZero();

        Path second = folder.resolve("second");
        CommandRun taught = train(
                "--data",
                marked,
                "--data",
                others,
                "--correct-annotations",
                first,
                "--teacher",
                first,
                "--teacher-weight",
                .4,
                "--background",
                photos,
                "--faces",
                faces,
                "--faces-limit",
                9,
                "--bad-rows",
                .3,
                "--out",
                second);

        assertThat(taught.code()).as(taught.err()).isZero();
        assertThat(taught.err()).contains(damaged + ": ").contains("; the photo was skipped");
        assertThat(taught.out()).contains("face score of 0.5 or more: ");
        var config = new ObjectMapper().readTree(second.resolve("config.json").toFile());
        assertThat(config.at("/data/files").asText())
                .matches(
                        "marked.csv\\+others.csv; annotations corrected by model (\\w{12}); 9 faces of faces.csv, background of"
                                + " 2 photos of photos; taught by model \\1");
        assertThat(config.at("/loss/teacher_weight").asDouble()).isEqualTo(.4);
    }

    @Test
    void anExpressionNetLearnsFromTheNetsOfFoldsWhatTheySayOfRowsThatTheyDoNotKnow() throws IOException {
        Path faces = SyntheticFiles.expressions(folder.resolve("faces.csv"), 56);
        List<Path> folds = List.of(folder.resolve("first"), folder.resolve("second"));
        for (int i = 0; i < 2; i++) {
            CommandRun run = trainExpression(faces, folds.get(i), "--fold", (i + 1) + "/2");
            assertThat(run.code()).as(run.err()).isZero();
        }
        Path out = folder.resolve("student");
        CommandRun run = trainExpression(faces, out, "--fold-teacher", folds.get(0), "--fold-teacher", folds.get(1));
        assertThat(run.code()).as(run.err()).isZero();
        var config = new ObjectMapper().readTree(out.resolve("config.json").toFile());
        assertThat(config.at("/data/files").asText()).matches("faces.csv; taught by model \\w{12} and \\w{12}");
        assertThat(config.at("/loss/teacher_weight").asDouble()).isEqualTo(.5);
        Split first = SplitFile.read(folds.get(0).resolve("split.json"));
        Split second = SplitFile.read(folds.get(1).resolve("split.json"));
        Split whole = SplitFile.read(out.resolve("split.json"));
        assertThat(IntStream.concat(Arrays.stream(first.train()), Arrays.stream(second.train()))
                        .sorted())
                .containsExactly(Arrays.stream(whole.train()).boxed().toArray(Integer[]::new));
    }

    private static CommandRun trainExpression(Path data, Path out, Object... more) {
        List<Object> all = new ArrayList<>(List.of("train", "expression", "--data", data, "--out", out));
        all.addAll(List.of("--epochs", 1, "--batch", 8, "--threads", 1));
        all.addAll(List.of(more));
        return CommandRun.run(all.toArray());
    }

    @Test
    void rowsThatAreSkippedAreNamed() throws IOException {
        Path marked = SyntheticFiles.keypoints(folder.resolve("marked.csv"), 24);
        Files.writeString(marked, "no row of points\n", StandardOpenOption.APPEND);
        CommandRun run = train("--data", marked, "--bad-rows", .2, "--out", folder.resolve("run"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("marked.csv:26");
    }

    @ParameterizedTest
    @CsvSource({
        "detector, --teacher, keypoints, belongs to key points and expressions",
        "detector, --correct-annotations, keypoints, belongs to key points",
        "keypoints, --fold, 1/5, belongs to expressions",
        "keypoints, --fold-teacher, run, belongs to expressions",
        "expression, --fold, 6/5, --fold: '6/5' is no fold; give its number and how many there are",
        "expression, --fold-teacher, none, none/split.json: missing",
        "expression, --background, photos, belongs to key points and detectors",
        "keypoints, --labels, five, belongs to expressions",
        "keypoints, --faces, faces.csv, one of the two is missing",
        "keypoints, --faces-limit, 0, must be at least 1",
        "keypoints, --background-crops, 0, must be at least 1",
        "keypoints, --epochs, 0, --epochs: '0' cannot be used; use a number from 1",
        "keypoints, --learning-rate, 0, --learning-rate: '0' cannot be used; use a number above 0",
        "keypoints, --average-decay, 1, '--average-decay: ''1'' cannot be used; use a number from 0, less than 1'",
        "expression, --votes-weight, 1.5, --votes-weight: '1.5' cannot be used; use a number from 0 to 1",
        "expression, --loss, wing, --loss: no loss 'wing' here; use cross",
        "keypoints, --mixup, 0.2, --mixup: belongs to expressions; leave it out",
        "keypoints, --class-weights, balanced, --class-weights: belongs to expressions; leave it out",
        "keypoints, --label-smoothing, 0.1, --label-smoothing: belongs to expressions; leave it out",
        "keypoints, --teacher, none.onnx, no such file",
        "keypoints, --start-from, none, none: no such file"
    })
    void anOptionThatDoesNotFitIsRefusedInOneLine(String task, String option, String value, String message)
            throws IOException {
        Path data = task.equals("expression")
                ? SyntheticFiles.expressions(folder.resolve("data.csv"), 14)
                : SyntheticFiles.keypoints(folder.resolve("data.csv"), 24);
        Path out = folder.resolve("run");
        CommandRun run = CommandRun.run("train", task, "--data", data, "--out", out, option, value);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(out.resolve("best.onnx")).doesNotExist();
    }

    @Test
    void aPlaceThatNoRunCanGoIntoIsRefusedBeforeAnythingIsReadOrSaid() throws IOException {
        Path data = folder.resolve("missing.csv");
        Path file = Files.writeString(folder.resolve("run.txt"), "");
        CommandRun intoFile = CommandRun.run("train", "keypoints", "--data", data, "--out", file);
        assertThat(intoFile.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(intoFile.out() + intoFile.err())
                .isEqualToIgnoringNewLines("mien: " + file + ": a file, expected a folder; use another folder");

        Path held = Files.createDirectory(folder.resolve("held"));
        Files.writeString(held.resolve("config.json"), "{}");
        CommandRun intoRun = CommandRun.run("train", "keypoints", "--data", data, "--out", held);
        assertThat(intoRun.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(intoRun.out() + intoRun.err())
                .contains("holds a run already")
                .hasLineCount(1);
    }

    @Test
    void aRunOfOtherSettingsIsRefusedWithoutSayingThatItTrains() throws IOException {
        Path data = SyntheticFiles.keypoints(folder.resolve("data.csv"), 24);
        Path held = Files.createDirectory(folder.resolve("held"));
        Files.writeString(held.resolve("config.json"), "{}");
        CommandRun run = train("--data", data, "--out", held, "--resume");
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a run with other settings");
    }

    private CommandRun train(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("train", "keypoints", "--preset", "small", "--epochs", 1));
        all.addAll(List.of("--batch", 8, "--threads", 1));
        all.addAll(List.of(arguments));
        return CommandRun.run(all.toArray());
    }

    /** Three gray photos without a face, of which one is held out. */
    private Path photos() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int i = 0; i < 3; i++) {
            BufferedImage photo = new BufferedImage(200, 150, BufferedImage.TYPE_BYTE_GRAY);
            photo.getRaster().setSample(10 * i, 20, 0, 255);
            ImageIO.write(photo, "png", photos.resolve(i + ".png").toFile());
        }
        return photos;
    }
}
