package dev.mien.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataNotesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Dataset data(int badRows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("nose_tip_x,nose_tip_y,Image", "1,1,1 2 3 4"));
        for (int i = 0; i < badRows; i++) {
            lines.add("1,1,no pixels");
        }
        Path file = Files.write(folder.resolve("training.csv"), lines);
        return Datasets.any(List.of(file), LoadOptions.defaults().withBadRowLimit(1));
    }

    @Test
    void theFirstRowsThatWereSkippedAreNamedAndTheOthersCounted() throws IOException {
        assertThat(DataNotes.skipped(data(20))).hasSize(20).allMatch(note -> note.contains("; the row was skipped"));
        assertThat(DataNotes.skipped(data(21))).hasSize(21).endsWith("training.csv: 1 more row was skipped");
        assertThat(DataNotes.skipped(data(1_022))).hasSize(21).endsWith("training.csv: 1,002 more rows were skipped");
    }

    @Test
    void anUnknownClassIsSaidWithTheOptionThatGivesItsMeaning() throws IOException {
        Path file =
                Files.write(folder.resolve("faces.csv"), List.of("emotion,pixels", "happy,1 2 3 4", "Freude,1 2 3 5"));
        Dataset data = Datasets.any(List.of(file), LoadOptions.defaults().withBadRowLimit(.5));
        assertThat(DataNotes.skipped(data)).singleElement().asString().contains("or its meaning by --class-names");
    }

    @Test
    void whatIsSaidBearsTheCommandsName() throws IOException {
        StringWriter said = new StringWriter();
        assertThat(DataNotes.say(data(1), new PrintWriter(said))).isEqualTo(1);
        assertThat(said.toString()).startsWith("mien: training.csv:3: ").hasLineCount(1);
    }
}
