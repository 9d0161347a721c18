package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code mien predict} says where something is wrong. */
class PredictErrorsTest extends PredictFixture {
    @Test
    void aBrokenPictureIsNamedAndTheRestIsDone() throws IOException {
        faces.picture("in/b/2.png", 48, 2);
        faces.picture("in/1.png", 48, 1);
        Files.writeString(folder.resolve("in/a.jpg"), "not a picture");
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.run(
                "predict", "--detector", "none", folder.resolve("in"), "--expression", models.seven(), "--out", out);
        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a.jpg: not a picture").contains("2 faces in 2 pictures, 1 failed");
        List<List<String>> rows = CommandRun.rows(Files.readString(out.resolve("predictions.csv")));
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactly(
                        folder.resolve("in/1.png").toString(),
                        folder.resolve("in/b/2.png").toString());
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactlyInAnyOrder(out.resolve("predictions.csv"), out.resolve("inputs.csv"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--keypoints, expression, use keypoints",
        "--expression, keypoints, use expression",
        "--expression, seven, use expression",
        "--detector, keypoints, 'use mien,'"
    })
    void aModelsNameThatIsNoneHereIsToldByTheOption(String option, String name, String remedy) throws IOException {
        CommandRun run = CommandRun.run("predict", faces.picture("1.png", 48, 1), option, name);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err())
                .startsWith("mien: " + option + ": ")
                .contains("'" + name + "'")
                .contains(remedy);
    }

    @Test
    void badDataRowsAreNamedAndCounted() throws IOException {
        Path data = faces.dataFile(3, 0);
        Files.writeString(data, Files.readString(data) + "9,1 2 3,Training\n");
        CommandRun run = CommandRun.run("predict", data, "--expression", models.seven());
        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.err()).contains("faces.csv:4").contains("2 faces in 2 pictures, 1 failed");
    }

    @Test
    void whereNothingCouldBeDoneTheOldTableStays() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("predictions.csv"), "old");
        Files.createDirectories(folder.resolve("empty"));
        CommandRun run = CommandRun.run(
                "predict",
                folder.resolve("gone.png"),
                folder.resolve("empty"),
                "--expression",
                models.seven(),
                "--out",
                out);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err())
                .contains("gone.png: no such file")
                .contains("empty: no pictures or videos in this folder")
                .contains("mien: the inputs: nothing could be read, 2 failed; see the messages above");
        assertThat(out.resolve("predictions.csv")).hasContent("old");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void whereNothingCouldBeReadNothingIsWrittenToStandardOutputEither(String format) throws IOException {
        Path broken = Files.writeString(folder.resolve("a.jpg"), "not a picture");
        CommandRun run =
                CommandRun.run("predict", "gone.png", broken, "--expression", models.seven(), "--format", format);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("gone.png: no such file").contains("a.jpg: not a picture");
    }

    @Test
    void aPictureWithoutAFaceIsATableWithoutRows() throws IOException {
        Path plain = folder.resolve("plain.png");
        PictureFiles.writePng(plain, new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY));
        CommandRun run = CommandRun.run("predict", "gone.png", plain, "--expression", models.seven());
        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.out().lines()).singleElement().asString().startsWith("source,frame,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "predict {picture} --keypoints none --expression none | --keypoints, --expression: no model to ask",
                "predict --expression {seven} | missing required parameter: 'INPUT'",
                "predict {picture} --expression gone.onnx | gone.onnx",
                "predict {picture} --expression {keypoints} | {keypoints}",
                "predict {picture} --keypoints {seven} | {seven}",
                "predict {picture} --expression {seven} --format parquet | add --out DIR",
                "predict {picture} --expression {seven} --out - | leave it out to get the rows on standard output",
                "predict {picture} --expression {seven} --format xml | unknown format 'xml'",
                "predict {picture} --expression {seven} --detector magic | mien: --detector: unknown detector 'magic'",
                "predict {picture} --min-face 0 | --min-face: '0' cannot be used; use a number from 1",
                "predict {picture} --max-faces x | is not a whole number",
                "predict {picture} --min-score high | is not a number",
                "predict {picture} --baseline -1 | --baseline: a baseline of -1.0 seconds",
                "predict {picture} --min-score 2 | use a number from 0 to 1",
                "predict {picture} --max-faces 0 | use a number from 1",
                "predict {picture} --threads 0 | use a number from 1",
                "predict {picture} --expression {seven} --labels eight | --labels: unknown label set 'eight'",
                "predict {picture} --expression {five} --labels seven | --labels: a model of the label set 'five' cannot answer in 'seven'",
                "predict {picture} --expression {seven} --people --annotate | mien: --annotate, --people: pictures need a folder",
                "predict {picture} --expression {seven} --grid 4 | mien: --grid: pictures need a folder; add --out DIR",
                "predict {picture} --expression {seven} --grid 0 --out {out} | --grid: '0' cannot be used; use a number from 1 to 400",
                "predict {picture} --expression {seven} --align-size 96 | --align-size: no faces are aligned; add --align DIR",
                "predict {picture} --expression none --not-sure | mien: --not-sure: no expressions are named; leave out '--expression none'",
                "predict {picture} --expression none --baseline 3 | --baseline: no expressions are named",
                "predict {picture} --expression none --labels five | leave out '--expression none'",
                "predict {picture} --expression {seven} --grid 401 --out {out} | use a number from 1 to 400",
                "predict {picture} --measures --focal-length 0 | use a number above 0",
                "predict {picture} --min-quality 50 | mien: --min-quality: nothing is measured; add --measures",
                "predict {picture} --measures --min-quality 101 | use a number from 0 to 100",
                "predict {picture} --measures --pupil-distance-mm 0 | use a number above 0",
                "predict {picture} --measures --pupil-distance-mm Infinity | use a number above 0",
                "predict {picture} --columns excel | use mien, openface or pyfeat",
                "predict {picture} --redact blur | add --out DIR",
                "predict {picture} --redact ink --out {out} | use blur, pixelate or fill",
                "predict {picture} --redact blur --out {out} --limit 3 | mien: --limit: faces beyond it would stay bare",
                "predict {picture} --measures --keypoints none | mien: --measures: no points are placed; leave out '--keypoints none'",
                "predict https://example.org/a.jpg | https://example.org/a.jpg: URLs are not opened; download the file",
                "predict {picture} --expression {seven} --limit 0 | use a number from 1",
            })
    void wrongUsageIsExplainedAndEndsWithTwo(String arguments, String message) throws IOException {
        String line = arguments
                .replace("{picture}", faces.picture("a.png", 48, 1).toString())
                .replace("{seven}", models.seven().toString())
                .replace("{five}", models.five().toString())
                .replace("{keypoints}", models.keypoints().toString())
                .replace("{out}", folder.resolve("out").toString());
        CommandRun run = CommandRun.run((Object[]) line.split(" "));
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err())
                .contains(message.replace("{seven}", models.seven().toString())
                        .replace("{keypoints}", models.keypoints().toString()))
                .doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--out", "--align", "--controls"})
    void anEmptyNameIsNotTakenForTheCurrentFolder(String option) throws IOException {
        CommandRun run = option.isEmpty()
                ? CommandRun.run("predict", "", "--expression", models.seven())
                : CommandRun.run("predict", faces.picture("1.png", 48, 1), option, "");
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains(option).contains("an empty name; give a file or a folder");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = faces.picture("a.png", 48, 1);
        CommandRun run = CommandRun.run(
                "predict", "--detector", "none", inTheWay, "--expression", models.seven(), "--out", inTheWay);
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("a.png").contains("a file of that name is in the way; name another place");
    }
}
