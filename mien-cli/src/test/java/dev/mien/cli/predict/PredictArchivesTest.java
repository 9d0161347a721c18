package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies in zip archives beside good pictures, and lists of files. */
class PredictArchivesTest extends PredictFixture {
    private static CommandRun predict(Object input) {
        return CommandRun.run(
                "predict", "--detector", "none", "--keypoints", "none", "--expression", models.seven(), input);
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        return KindsOfInput.archive(folder.resolve("in.zip"), files);
    }

    @Test
    void eachEntryThatCannotBeReadIsToldByWhatItIs() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("good.png", KindsOfInput.picture("png"));
        files.put("text.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        files.put("empty.jpg", new byte[0]);
        files.put("film.mp4", Files.readAllBytes(KindsOfInput.video(folder.resolve("film.mp4"))));
        files.put("camera.cr2", KindsOfInput.picture("tif"));
        CommandRun run = predict(zip(files));

        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err())
                .contains("in.zip/text.jpg: not a picture;")
                .contains("in.zip/empty.jpg: an empty file;")
                .contains("in.zip/film.mp4: a video in an archive")
                .contains("in.zip/camera.cr2: a camera's raw file");
    }

    @Test
    void ofAMovingPictureOnlyTheFirstIsReadAndThatIsSaid() throws IOException {
        byte[] gif = Files.readAllBytes(KindsOfInput.movingGif(folder.resolve("moving.gif")));
        CommandRun run = predict(zip(Map.of("moving.gif", gif)));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err()).contains("in.zip/moving.gif: the first of its moving pictures is read");
    }

    @Test
    void aListHasANameInEachLine() throws IOException {
        Path blank = faces.picture("with blank.png", 40, 1);
        Path plain = faces.picture("plain.png", 40, 2);
        Path list = Files.writeString(folder.resolve("list.txt"), blank + "\r\n\n# the other\n" + plain + "\n");
        CommandRun run = predict("@" + list);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows()).extracting(row -> row.get(0)).containsExactly(blank.toString(), plain.toString());
    }
}
