package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Split;
import dev.mien.testing.SyntheticFiles;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien verify} without a model. */
class SplitAuditTest {
    @TempDir
    Path folder;

    private Path csv = Path.of("");
    private String said = "";

    @BeforeEach
    void draw() throws IOException {
        csv = SyntheticFiles.expressions(folder.resolve("faces.csv"), 32); // 24 for training
    }

    private int audit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--data", csv.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.run(arguments.toArray());
        said = run.out() + run.err();
        return run.code();
    }

    private List<String> training() throws IOException {
        return Files.readAllLines(csv).stream()
                .filter(line -> line.endsWith("Training"))
                .toList();
    }

    private void add(List<String> lines) throws IOException {
        Files.writeString(csv, Files.readString(csv) + String.join("\n", lines) + "\n");
    }

    /** A row of training as one of validation, its pixels a little darker. */
    private static String darker(String line) {
        return changed(
                line,
                pixels -> Arrays.stream(pixels).map(pixel -> pixel * 9 / 10).toArray());
    }

    private static String mirrored(String line) {
        return changed(line, pixels -> {
            int side = (int) Math.sqrt(pixels.length);
            return IntStream.range(0, pixels.length)
                    .map(i -> pixels[i - i % side + side - 1 - i % side])
                    .toArray();
        });
    }

    private static String changed(String line, UnaryOperator<int[]> change) {
        String[] fields = line.split(",", -1);
        int[] pixels = Arrays.stream(fields[1].split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return fields[0]
                + Arrays.stream(change.apply(pixels))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ", ",", ",PublicTest"));
    }

    @Test
    void nearAndMirroredCopiesAreToldAndTheFirstTwentyAreListed() throws IOException {
        List<String> training = training();
        add(training.stream().limit(14).map(SplitAuditTest::darker).toList());
        add(training.stream().skip(14).limit(9).map(SplitAuditTest::mirrored).toList());
        add(training.stream()
                .skip(23)
                .map(line -> line.replace("Training", "PublicTest"))
                .toList());
        Path json = folder.resolve("leaks.json");
        assertThat(audit("--json", json.toString())).as(said).isEqualTo(ExitCode.DONE);
        assertThat(said)
                .contains("leaks: 24 of 32 rows of 'validation' that are in the 24 of 'train' too"
                        + " (exact copies: 1, near copies: 14, mirrored: 9)")
                .containsPattern("faces\\.csv:34 is a near copy of faces\\.csv:3, correlation (1\\.0|0\\.99)")
                .containsPattern("faces\\.csv:48 is a mirror image of faces\\.csv:\\d+, correlation (1\\.0|0\\.99)")
                .doesNotContain("an exact copy")
                .contains("  and 4 more; --json FILE lists all")
                .contains("mien: faces.csv: class numbers were read as 0 anger")
                .hasLineCount(23);
        assertThat(new ObjectMapper().readTree(json.toFile()).get("leaks").get("train|validation"))
                .hasSize(24);
    }

    @Test
    void partsOfAnyNamesAreAuditedAndSoAreRowsWithoutAPart() throws IOException {
        String copy = training().get(0);
        Files.writeString(
                csv, Files.readString(csv).replace("Training", "fold-b").replace("PublicTest", "Fold-A"));
        add(List.of(copy.replace("Training", "fold-a"), copy.replace("Training", "")));
        assertThat(audit()).as(said).isEqualTo(ExitCode.DONE);
        assertThat(said)
                .contains("leaks: 1 of 24 rows of 'fold-b' that are in the 9 of 'Fold-A' too (exact copies: 1,")
                .contains("leaks: 1 of 1 rows of 'rows without a part' that are in the 9 of 'Fold-A' too")
                .contains("leaks: 1 of 1 rows of 'rows without a part' that are in the 24 of 'fold-b' too");
    }

    @Test
    void rowsThatASplitFileLeavesOutAreCounted() throws IOException {
        Path split = folder.resolve("split.json");
        SplitFile.write(split, new Split("by hand", new int[] {0, 1, 2}, new int[] {3}, new int[] {5}));
        assertThat(audit("--split-file", split.toString())).isEqualTo(ExitCode.DONE);
        assertThat(said).contains("split.json: 27 of the 32 rows are in none of its parts and are not audited");
    }

    @Test
    void skippedRowsAreNamed() throws IOException {
        add(List.of("3,1 2 3,Training"));
        assertThat(audit("--bad-rows", ".1")).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said).contains("leaks: 0 of 8 rows").contains("faces.csv:34: ");
    }

    @Test
    void aDataSetIsAuditedByItsOwnParts() throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String training = lines.stream()
                .filter(line -> line.endsWith("Training"))
                .findFirst()
                .orElseThrow();
        Files.writeString(csv, String.join("\n", lines) + "\n" + training.replace("Training", "PublicTest") + "\n");
        assertThat(audit()).isEqualTo(ExitCode.DONE);
        assertThat(said)
                .contains(
                        "leaks: 1 of 9 rows of 'validation' that are in the 24 of 'train' too (exact copies: 1, near copies: 0, mirrored: 0)")
                .containsPattern("faces\\.csv:\\d+ is an exact copy of faces\\.csv:\\d+, correlation 1\\.0000");
    }

    @Test
    void aDataSetWithoutPartsIsRefused() throws IOException {
        Files.write(
                csv,
                Files.readAllLines(csv).stream()
                        .map(line -> line.replaceFirst(",[^,]*$", ""))
                        .toList());
        assertThat(audit()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said)
                .contains("not divided into parts")
                .contains("--split-file")
                .hasLineCount(1);
    }
}
