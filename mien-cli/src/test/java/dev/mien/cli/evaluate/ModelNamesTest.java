package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelNamesTest {
    @TempDir
    Path folder = Path.of("");

    private Path run(String... names) throws IOException {
        return Files.createDirectories(folder.resolve(Path.of("runs", names)));
    }

    @Test
    void runsAreNamedByAsMuchOfTheirPathsAsTellsThemApart() throws IOException {
        assertThat(ModelNames.of(List.of(run("a"), run("b")))).containsExactly("a", "b");
        assertThat(ModelNames.of(List.of(run("a", "last"), run("b", "last"))))
                .containsExactly(
                        Path.of("a", "last").toString(), Path.of("b", "last").toString());
        assertThat(ModelNames.of(List.of(run("a"), run("a")))).containsExactly("a (1)", "a (2)");
    }

    @Test
    void aShippedModelIsNotNamedAsIfItWereInTheCurrentFolder() throws IOException {
        assertThat(ModelNames.of(List.of(run("expression"), Path.of("expression"))))
                .containsExactly(Path.of("runs", "expression").toString(), "expression");
    }
}
