package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code mien predict} makes of the faces themselves: aligned, made unknown, left out for their quality. */
class PredictFacesTest extends PredictFixture {
    private CommandRun predict(Object... more) {
        Object[] first = {
            "predict", "--detector", "none", "--keypoints", models.keypoints(), "--expression", models.seven()
        };
        Object[] all = new Object[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return CommandRun.run(all);
    }

    @Test
    void alignedFacesLieInTheFolderWithTheirTransforms() throws IOException {
        Path file = faces.picture("a.png", 96, 1);
        Path aligned = folder.resolve("aligned");
        CommandRun run = predict(file, "--align", aligned, "--align-size", 56);
        assertThat(run.code()).isZero();
        List<String> table = Files.readAllLines(aligned.resolve("aligned.csv"));
        assertThat(table).hasSize(2);
        assertThat(table.get(0)).isEqualTo("file,source,frame,track,face,a,b,shift_x,shift_y,scale,degrees");
        assertThat(table.get(1)).startsWith("a-1.png," + file + ",,,1,");
        assertThat(Picture.of(aligned.resolve("a-1.png")).width()).isEqualTo(56);
    }

    @Test
    void alignedFacesAreNoInputsOfTheNextRun() throws IOException {
        Path photos = folder.resolve("photos");
        faces.picture("photos/a.png", 96, 1);
        for (int run = 0; run < 2; run++) {
            CommandRun done = predict(photos, "--align", photos.resolve("aligned"));
            assertThat(done.code()).isZero();
            assertThat(CommandRun.rows(done.out())).hasSize(1);
            assertThat(done.err()).doesNotContain("left out");
        }
    }

    @Test
    void aRedactedPictureShowsNothingOfItsFace() throws IOException {
        Path file = faces.picture("a.png", 96, 1);
        Path out = folder.resolve("out");
        for (String way : List.of("fill", "blur", "pixelate")) {
            assertThat(predict(file, "--out", out, "--redact", way).code()).isZero();
            BufferedImage redacted = Picture.of(out.resolve("redacted/a.png")).colors();
            assertThat(redacted.getWidth()).as("as large as it was").isEqualTo(96);
            long distinct = Arrays.stream(redacted.getRGB(0, 0, 96, 96, null, 0, 96))
                    .distinct()
                    .count();
            assertThat(distinct)
                    .as(way)
                    .isLessThanOrEqualTo(way.equals("fill") ? 1 : way.equals("pixelate") ? 64 : 9216);
            BufferedImage bare = Picture.of(file).colors();
            assertThat(difference(redacted, bare)).as(way).isGreaterThan(2);
        }
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 96; x++) {
                sum += Math.abs((one.getRGB(x, y) & 0xff) - (other.getRGB(x, y) & 0xff));
            }
        }
        return sum / (96 * 96);
    }

    @Test
    void facesOfLessQualityAreLeftOutAndCounted() throws IOException {
        Path file = faces.picture("a.png", 96, 1);
        CommandRun kept = predict(file, "--measures", "--min-quality", 0);
        assertThat(kept.rows()).hasSize(1);
        CommandRun left = predict(file, "--measures", "--min-quality", 100);
        assertThat(left.code()).isZero();
        assertThat(left.rows()).isEmpty();
        assertThat(left.err()).contains("1 face left out by --min-quality");
    }
}
