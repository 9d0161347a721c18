package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Keypoint;
import dev.mien.cli.console.ExitCode;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of 27 points from picture files to a model that is verified and scored on all of them. */
class PointsRunTest {
    private static final int FACES = 24;

    /** Places in a face of 96 pixels, in the points' order. */
    private static final double[] PLACES = {
        66, 37, 30, 37, 59, 38, 73, 38, 37, 38, 23, 38, 56, 29, 80, 29, 40, 29, 16, 29, 48, 57, 63, 76, 33, 76, 48, 72,
        48, 84, 63, 35, 69, 35, 69, 39, 63, 39, 27, 35, 33, 35, 33, 39, 27, 39, 48, 75, 48, 79, 48, 63, 48, 102
    };

    @TempDir
    Path folder;

    private Path marks = Path.of("");

    @BeforeEach
    void draw() throws IOException {
        Random random = new Random(1);
        StringBuilder table = new StringBuilder("image");
        Keypoint.EXTENDED.forEach(
                point -> table.append(',').append(point.columnX()).append(',').append(point.columnY()));
        for (int face = 0; face < FACES; face++) {
            BufferedImage picture = new BufferedImage(240, 260, BufferedImage.TYPE_BYTE_GRAY);
            table.append('\n').append(face).append(".png");
            double left = 30 + 20 * random.nextDouble();
            double top = 30 + 20 * random.nextDouble();
            for (int i = 0; i < PLACES.length; i += 2) {
                double x = left + 1.5 * PLACES[i] + random.nextGaussian();
                double y = top + 1.5 * PLACES[i + 1] + random.nextGaussian();
                picture.getRaster().setSample((int) x, (int) y, 0, 150 + random.nextInt(100));
                table.append(String.format(Locale.ROOT, ",%.2f,%.2f", x, y));
            }
            ImageIO.write(picture, "png", folder.resolve(face + ".png").toFile());
        }
        marks = Files.writeString(folder.resolve("marks.csv"), table.append('\n'));
    }

    @Test
    void aRunSaysHowFarOffItsPointsMayBeAndIsFoundAgainAndScoredOnAllOfThem() throws IOException {
        Path run = folder.resolve("run");
        CommandRun trained = CommandRun.run(
                "train",
                "keypoints",
                "--preset",
                "points-27",
                "--epochs",
                1,
                "--batch",
                8,
                "--threads",
                1,
                "--data",
                marks,
                "--out",
                run);
        assertThat(trained.code()).as(trained.err()).isZero();
        ModelMetadata metadata = ModelMetadata.of(ModelOrigin.file(run.resolve("best.onnx")));
        for (Keypoint point : Keypoint.EXTENDED) {
            assertThat(metadata.metrics()).containsKey("spread_" + point.label());
            assertThat(metadata.spreadFactor(point)).isPositive();
        }
        CommandRun verified = CommandRun.run("verify", run, "--data", marks);
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out()).containsPattern("val_rmse_px +holds");
        assertThat(score(run, 15).has("chin")).isFalse();
        assertThat(score(run, 27).get("chin").asDouble()).isPositive();
    }

    @Test
    void pointsThatNoModelPlacesAreNotScored() {
        CommandRun scored = CommandRun.run(
                "evaluate",
                "keypoints",
                "--data",
                marks,
                "--split",
                "all",
                "--points",
                26,
                "--out",
                folder.resolve("r"));
        assertThat(scored.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(scored.err())
                .contains("cannot score 26 points; use 15 or 27")
                .hasLineCount(1);
    }

    private JsonNode score(Path model, int points) throws IOException {
        Path json = folder.resolve(points + ".json");
        CommandRun scored = CommandRun.run(
                "evaluate",
                model,
                "--data",
                marks,
                "--points",
                points,
                "--out",
                folder.resolve("report"),
                "--json",
                json);
        assertThat(scored.code()).as(scored.err()).isZero();
        return new ObjectMapper().readTree(json.toFile()).findValue("per_keypoint");
    }
}
