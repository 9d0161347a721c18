package dev.mien.cli.argument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void patternsAreResolved() throws IOException {
        Files.createDirectories(folder.resolve("in/x"));
        for (String name : List.of("in/x/1.png", "in/2.png", "in/odd[1].png")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(paths("/in/**.png")).hasSize(3);
        assertThat(paths("/in/?.png")).containsExactly(folder.resolve("in/2.png"));
        assertThat(paths("/in/odd[1].png")).containsExactly(folder.resolve("in/odd[1].png"));
    }

    private List<Path> paths(String pattern) {
        return Patterns.paths(folder + pattern, error -> {});
    }
}
