package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void expressionsAreCountedPrintedAndDrawn() throws IOException {
        List<String> lines = new ArrayList<>(List.of("emotion,pixels,Usage"));
        for (int i = 0; i < 14; i++) {
            // Row 13 is a copy of row 0 with another class, in the other split; row 3 is black.
            int picture = i == 13 ? 0 : i;
            lines.add(i % 7 + "," + pixels(i == 3 ? 0 : 1, picture) + "," + (i < 10 ? "Training" : "PublicTest"));
        }
        lines.add("0,1 2 3,Training");
        Path file = Files.write(folder.resolve("fer2013.csv"), lines);
        Path json = folder.resolve("out/data.json");

        StringWriter screen = new StringWriter();
        int code = new CommandLine(new DataCommand())
                .setOut(new PrintWriter(screen))
                .execute(
                        file.toString(),
                        "--bad-rows",
                        "0.1",
                        "--json",
                        json.toString(),
                        "--out",
                        folder.resolve("out").toString());

        assertThat(code).isZero();
        assertThat(screen.toString())
                .contains("fer2013.csv: 14 rows of 4x4, 1 bad")
                .contains("1 row of PublicTest is a copy of a row of Training")
                .contains("fer2013.csv:16: 3 pixels, expected 16 (4x4); the row was skipped");
        assertThat(Files.readString(json).replaceAll("\\s|\"seconds\".*\\d", ""))
                .isEqualTo("{\"rows\":14,\"bad_rows\":1,\"splits\":{\"Training\":10,\"PublicTest\":4},"
                        + "\"classes\":{\"Training\":{\"anger\":2,\"disgust\":2,\"fear\":2,\"happy\":1,\"sad\":1,"
                        + "\"surprise\":1,\"neutral\":1},\"PublicTest\":{\"anger\":0,\"disgust\":0,\"fear\":0,"
                        + "\"happy\":1,\"sad\":1,\"surprise\":1,\"neutral\":1}},\"keypoints\":{},"
                        + "\"complete_rows\":0,\"surplus_copies\":1,"
                        + "\"copies_across_splits\":{\"Training|PublicTest\":1,\"PublicTest|Training\":1},"
                        + "\"conflicting_groups\":1,\"black_images\":1,}");
        BufferedImage chart = ImageIO.read(folder.resolve("out/classes.png").toFile());
        assertThat(chart.getWidth()).isGreaterThan(300);
    }

    @Test
    void keypointsWithoutAnyMissingAreDrawnToo() throws IOException {
        Path file = Files.write(
                folder.resolve("training.csv"),
                List.of("nose_tip_x,nose_tip_y,Image", "1,2," + pixels(1, 1), "1,2," + pixels(1, 2)));
        int code = new CommandLine(new DataCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute(file.toString(), "--out", folder.toString());
        assertThat(code).isZero();
        assertThat(folder.resolve("points.png")).exists();
    }

    @Test
    void theDataIsNotOverwrittenByWhatIsSaidOfIt() throws IOException {
        List<String> lines = List.of("nose_tip_x,nose_tip_y,Image", "1,2," + pixels(1, 1));
        Path file = Files.write(folder.resolve("training.csv"), lines);
        Path same = folder.resolve("../" + folder.getFileName() + "/training.csv");
        for (String command : List.of("data", "verify --data", "evaluate keypoints --out x --data")) {
            List<Object> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
            arguments.addAll(List.of(file, "--json", same));
            CommandRun run = CommandRun.run(arguments.toArray());
            assertThat(run.code()).as(command).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(run.err())
                    .isEqualToIgnoringNewLines(
                            "mien: --json: " + same + " is the data that is read; name another file");
        }
        assertThat(file).hasContent(String.join("\n", lines));
    }

    @Test
    void oneIsSingular() throws IOException {
        String row = "1,2," + pixels(1, 1);
        Path file = Files.write(folder.resolve("training.csv"), List.of("nose_tip_x,nose_tip_y,Image", row, row));
        CommandRun run = CommandRun.run("data", file);
        assertThat(run.out())
                .contains("training.csv: 2 rows of 4x4, 0 bad", "0 rows have all 15 points")
                .contains("1 row is an exact copy of an earlier one", "0 images are all black");
    }

    @Test
    void whatCannotBeReadEndsWithTwo() {
        assertThat(CommandRun.run("data", folder.resolve("none.csv")).code()).isEqualTo(ExitCode.NOTHING_DONE);
    }

    private static String pixels(int factor, int seed) {
        return IntStream.range(0, 16)
                .mapToObj(i -> String.valueOf(factor * (1 + i + seed)))
                .collect(Collectors.joining(" "));
    }
}
