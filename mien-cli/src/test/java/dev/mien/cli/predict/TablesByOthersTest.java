package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of boxes, data files and folders of classes as spreadsheets, pandas and other data sets have them. */
class TablesByOthersTest extends PredictFixture {
    private static final String BOXES = "image,left,top,right,bottom\nphotos/face.png,4,5,30.5,36\n";

    private CommandRun withBoxes(Path photo, byte[] table) throws IOException {
        Path boxes = Files.write(folder.resolve("boxes.csv"), table);
        return CommandRun.run(
                "predict",
                photo,
                "--detector",
                "boxes:" + boxes,
                "--keypoints",
                "none",
                "--expression",
                models.seven());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, ',', .",
        "UTF-8, true, ',', .",
        "UTF-8, true, ;, ','",
        "UTF-16LE, true, TAB, ','",
        "UTF-16, false, TAB, .",
        "windows-1252, false, ;, ','",
        "UTF-8, false, |, .",
    })
    void boxesAreReadHoweverTheirTableIsWritten(String encoding, boolean mark, String separator, String point)
            throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Path photo = faces.picture("photos/face.png", 40, 1);
        String text = BOXES.replace(".5", "@")
                .replace(",", separator.equals("TAB") ? "\t" : separator)
                .replace("@", point + "5")
                .replace("/", "\\")
                .replace("\n", "\r\n");
        CommandRun run = withBoxes(photo, ((mark ? "\ufeff" : "") + text).getBytes(Charset.forName(encoding)));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.rows().get(0).subList(5, 9)).containsExactly("4", "5", "30.5", "36");
    }

    @Test
    void aBoxOfAnotherPictureIsNamed() throws IOException {
        CommandRun run = withBoxes(faces.picture("other.png", 40, 1), BOXES.getBytes(StandardCharsets.UTF_8));

        assertThat(run.rows()).isEmpty();
        assertThat(run.err()).contains("boxes.csv: the boxes of 'photos/face.png' belong to none of the pictures");
    }

    @Test
    void aVideoHasNoBoxesInATableWhichIsSaid() throws IOException {
        Path video = KindsOfInput.video(folder.resolve("video.mp4"));
        CommandRun run = withBoxes(video, BOXES.getBytes(StandardCharsets.UTF_8));

        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("video.mp4: its frames have no boxes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!7!' '!''!UTF-8!','",
                "''!7.0!' '!''!UTF-8!','",
                "'\"['!7!', '!']\"'!UTF-8!','",
                "[!7!' '!]!UTF-8!;",
                "''!7!' '!''!UTF-8!TAB",
                "''!7,0!' '!''!UTF-8!;",
                "''!7!' '!''!UTF-16!','",
            })
    void pixelsAreReadHoweverTheyAreWritten(
            String open, String pixel, String glue, String close, String encoding, String separator)
            throws IOException {
        String cell = open + String.join(glue, Collections.nCopies(48 * 48, pixel)) + close;
        String text = String.join(
                separator.equals("TAB") ? "\t" : separator, "emotion", "pixels", "Usage\n3", cell, "Training\n");
        Path file = Files.write(folder.resolve("faces.csv"), text.getBytes(Charset.forName(encoding)));
        CommandRun run = CommandRun.run("data", file);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 row of 48x48, 0 bad").contains("happy             1");
    }

    @Test
    void pixelsAsSharesOfOneAreRefusedWithTheRemedy() throws IOException {
        String pixels = "0.25 ".repeat(48 * 48).strip();
        Path file = Files.writeString(folder.resolve("faces.csv"), "emotion,pixels\n3," + pixels + "\n");
        CommandRun run = CommandRun.run("data", file);

        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("faces.csv").contains("255");
    }

    private Path classes(String... names) throws IOException {
        Path data = folder.resolve("data");
        for (String name : names) {
            Files.createDirectories(data.resolve(name));
            new BlobFaces(data.resolve(name)).picture("1.png", 48, name.hashCode());
        }
        return data;
    }

    @Test
    void numberedFoldersSayWhatTheirNumbersMean() throws IOException {
        Path data = classes("0", "1", "2", "3", "4", "5", "6");

        assertThat(CommandRun.run("data", data).out()
                        + CommandRun.run("data", data).err())
                .contains("class numbers were read as 0 anger, 1 disgust, 2 fear")
                .contains("class-names");
        CommandRun named =
                CommandRun.run("data", data, "--class-names", "0=neutral,1=happy,2=sad,3=surprise,4=fear,5=-,6=-");
        assertThat(named.out()).contains("5 rows").contains("neutral           1");
    }

    @Test
    void numbersThatFer2013LacksAreRefusedUntilTheyAreNamed() throws IOException {
        Path data = classes("1", "2", "3", "4", "5", "6", "7");
        CommandRun refused = CommandRun.run("data", data);

        assertThat(refused.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(refused.err()).contains("1, 2, 3, 4, 5, 6, 7").contains("class-names: rafdb");
        assertThat(CommandRun.run("data", data, "--class-names", "rafdb").out()).contains("7 rows");
    }

    @Test
    void anEighthClassIsLeftOutAndCounted() throws IOException {
        Path data = classes("anger", "contempt", "disgust", "fear", "happy", "sad", "surprise", "neutral");
        CommandRun run = CommandRun.run("data", data);

        assertThat(run.code()).isZero();
        assertThat(run.out() + run.err()).contains("class 'contempt' is left out (1 row");
        assertThat(List.of(run.out().split("\n"))).anyMatch(line -> line.contains("7 rows"));
    }

    @Test
    void foldersMayBeNumberedWithAWordBefore() throws IOException {
        Path data = classes("class000", "class001", "class002", "class003");
        CommandRun run = CommandRun.run("data", data, "--class-names", "affectnet");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("4 rows").contains("0 neutral, 1 happy, 2 sad, 3 surprise");
    }

    @Test
    void numberedTakesOfPersonsAreNotTakenForClasses() throws IOException {
        CommandRun run = CommandRun.run("data", classes("S005/001", "S010/001", "S010/004"));

        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains("'S005', 'S010'").contains("takes, not classes");
        assertThat(CommandRun.run("data", classes(), "--class-names", "1=anger,4=sad")
                        .out())
                .contains("3 rows");
    }

    @ParameterizedTest
    @CsvSource({
        "faces.xlsx, PK, save it as CSV",
        "faces.json, [], write it as CSV",
        "faces.npz, PK, write it as CSV",
        "faces.csv, 'a,\"b\"c\n', faces.csv"
    })
    void dataOfOtherProgramsIsNamedWithTheRemedy(String name, String content, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        CommandRun run = CommandRun.run("data", file);

        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).contains(name).contains(expected).doesNotContain("Exception", "siegmar", "java.");
    }

    @Test
    void aCutArchiveIsNamedWithoutNamesOfClasses() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("emotion,pixels\n3," + "70 ".repeat(48 * 48)).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        CommandRun run = CommandRun.run("data", file);

        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err())
                .contains("cut.csv.gz")
                .contains("get the file again")
                .doesNotContain("Exception");
    }
}
