package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The rules that {@code docs/inputs.md} promises for every input, each over one input of every kind. */
class InputRulesTest extends PredictFixture {
    private KindsOfInput kinds() {
        return new KindsOfInput(folder);
    }

    /** Each whole picture, frame or row is a face. */
    private static CommandRun predict(Object... arguments) {
        Object[] all = Stream.concat(
                        Arrays.stream(new Object[] {
                            "predict", "--detector", "none", "--keypoints", "none", "--expression", models.seven()
                        }),
                        Arrays.stream(arguments))
                .toArray();
        return CommandRun.run(all);
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void aNothingInAFolderIsSkippedInSilence() throws IOException {
        kinds().whole();
        kinds().bad();
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        Files.writeString(folder.resolve(".hidden.jpg"), "hidden");
        CommandRun run = predict(folder);

        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        String told = run.out() + run.err();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !isLeftOutWithOthers(file)))
                    .allSatisfy(
                            file -> assertThat(told).contains(file.getFileName().toString()));
        }
        assertThat(told)
                .containsPattern(": left out \\S+ and \\d+ more: no picture or video")
                .contains(": left out .hidden.jpg: hidden");
    }

    /** Of what is neither picture nor video one is named, and how many more there are. */
    private static boolean isLeftOutWithOthers(Path file) {
        return Stream.of(".csv", ".zip", ".txt", ".pdf", ".tar", ".tfrecord").anyMatch(file.toString()::endsWith);
    }

    @Test
    void bOneBadInputOfAnyKindLeavesTheOthers() throws IOException {
        Path good = faces.picture("good.png", 40, 3);
        for (Map.Entry<String, String> bad : kinds().bad().entrySet()) {
            CommandRun run = predict(bad.getValue(), good);

            assertThat(run.code()).as(bad.getKey() + run.err()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(run.rows())
                    .as(bad.getKey())
                    .extracting(row -> row.get(0))
                    .contains(good.toString());
        }
    }

    @Test
    void cWhatIsWholeIsReadAndNotCalledDamaged() throws IOException {
        for (Map.Entry<Path, Integer> whole : kinds().whole().entrySet()) {
            CommandRun run = predict(whole.getKey());

            assertThat(run.code()).as(whole.getKey() + run.err()).isZero();
            assertThat(run.rows()).as(whole.getKey().toString()).hasSize(whole.getValue());
            assertThat(run.err()).doesNotContainIgnoringCase("damaged").doesNotContain("cut off");
        }
    }

    @Test
    void dALimitIsTheSameForAllKindsAndForAllOfThemTogether() throws IOException {
        List<Object> all = new ArrayList<>(kinds().whole().keySet());
        for (Object input : all) {
            CommandRun run = predict(input, "--limit", 1);
            assertThat(run.rows()).as(input.toString()).hasSize(1);
            assertThat(run.code()).isZero();
        }
        all.addAll(List.of("--limit", 13));
        assertThat(predict(all.toArray()).rows()).hasSize(13);
    }

    @Test
    void dAtMostSoManyFacesOfEachPictureAndFrame() throws IOException {
        Path video = KindsOfInput.video(folder.resolve("video.mp4"));
        Path photo = faces.picture("photo.png", 40, 1);

        assertThat(predict(video, photo, "--max-faces", 1).rows()).hasSize(KindsOfInput.MANY + 1);
    }

    @Test
    void dQuietRunsSayNothingOfWhatWasRead() throws IOException {
        Path video = KindsOfInput.video(folder.resolve("video.mp4"));
        Path photo = faces.picture("photo.png", 40, 1);

        assertThat(predict(video, photo, "--quiet").err()).isEmpty();
    }

    @Test
    void eRowsBeforeAFailureOfAnyKindAreKept() throws IOException {
        Path good = faces.picture("good.png", 40, 3);
        Path out = folder.resolve("out");
        for (Map.Entry<String, String> bad : kinds().bad().entrySet()) {
            predict(good, bad.getValue(), "--out", out);

            assertThat(CommandRun.rows(Files.readString(out.resolve("predictions.csv"))))
                    .as(bad.getKey())
                    .extracting(row -> row.get(0))
                    .contains(good.toString());
            assertThat(Files.readString(out.resolve("inputs.csv"))).contains(fileName(bad.getValue()));
        }
    }

    @Test
    void fEachFailureIsALineWithItsFileAndARemedy() throws IOException {
        for (Map.Entry<String, String> bad : kinds().bad().entrySet()) {
            CommandRun run = predict(bad.getValue());

            assertThat(run.err().lines()).as(bad.getKey() + run.err()).allMatch(line -> line.startsWith("mien: "));
            assertThat(run.err().lines().findFirst().orElse(""))
                    .contains(fileName(bad.getValue()))
                    .containsPattern("[;,] \\w+"); // what to do
            assertThat(run.err()).doesNotContain("\tat ", "Exception", "java.", "dev.mien", "org.");
        }
    }

    @Test
    void fAFileOfAnotherKindIsCalledByItsKind() throws IOException {
        Map<String, String> told = Map.of(
                "shard.tar", "shard.tar: a tar archive, not a video; unpack it",
                "paper.pdf", "paper.pdf: a document, not a video",
                "pictures.tfrecord", "pictures.tfrecord: not a video, but pictures inside another kind of file",
                "layers.psd", "layers.psd: a picture of a kind that is not read");
        kinds().bad();
        told.forEach(
                (name, why) -> assertThat(predict(folder.resolve(name)).err()).contains(why));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which allows none of these names
    void gNamesCannotSteerATerminalOrASpreadsheet() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name :
                List.of("=1+1.png", "@SUM(A1).png", "red\u001b[31m.png", "two\nlines.png", "right\u202eto left.png")) {
            Files.write(in.resolve(name), KindsOfInput.picture("png"));
            Files.write(in.resolve("bad" + name), new byte[] {1, 2, 3});
        }
        CommandRun run = predict(in, "=1+1.png", "--out", folder.resolve("out"));

        String told = run.err()
                + Files.readString(folder.resolve("out/predictions.csv"))
                + Files.readString(folder.resolve("out/inputs.csv"));
        assertThat(told).doesNotContain("\u001b", "\u202e", "two\nlines").contains("=1+1.png");
        assertThat(told.lines()).noneMatch(line -> line.matches("^\"?[=+\\-@].*"));
    }
}
