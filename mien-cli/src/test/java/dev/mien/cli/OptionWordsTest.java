package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.OptionWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library names options by their bare names, the command as they are typed. */
class OptionWordsTest {
    private static final Pattern NAMED = Pattern.compile("\".*\\bthe option ([a-z-]+).*\"");

    @TempDir
    Path folder = Path.of("");

    @Test
    void anOptionOfTheLibraryIsSaidAsItIsTyped() {
        assertThat(OptionWords.of("resume it by the option resume, or use the option class-names: rafdb"))
                .isEqualTo("resume it by --resume, or use --class-names: rafdb");
        assertThat(OptionWords.of("the options are few")).isEqualTo("the options are few");
    }

    @Test
    void everyOptionThatTheLibraryNamesIsOneOfTheCommands() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.map(path -> path.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                named.addAll(named(module));
            }
        }
        Set<String> known = Main.commandLine().getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.toSet());
        assertThat(named).contains("resume", "class-names", "min-face");
        assertThat(named).allSatisfy(name -> assertThat(known).contains("--" + name));
    }

    private static List<String> named(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> NAMED.matcher(read(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatIsThereAndNumbersThatAreGuessedAreToldByTheirOptions() throws IOException {
        String pixels = "0 ".repeat(48 * 48).strip();
        Path data = Files.writeString(folder.resolve("f.csv"), "emotion,pixels\n0," + pixels + "\n3," + pixels + "\n");
        CommandRun counted = CommandRun.run("data", data);
        assertThat(counted.out() + counted.err())
                .contains("say so by --class-names")
                .doesNotContain("the option");

        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("config.json"), "{}");
        CommandRun again = CommandRun.run("train", "expression", "--data", data, "--out", run);
        assertThat(again.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(again.err()).contains("holds a run already; resume it by --resume, or use another folder");
    }
}
