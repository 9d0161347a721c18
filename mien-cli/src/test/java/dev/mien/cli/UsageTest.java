package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.predict.PredictCommand;
import dev.mien.cli.serve.ServeCommand;
import dev.mien.cli.train.TrainCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line at a terminal: wrong usage, help, version. */
class UsageTest {
    @Test
    void wrongUsageIsToldInTwoLines() {
        CommandRun run = CommandRun.run("predict", "a.jpg", "--anotate");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "mien: unknown option: '--anotate'; did you mean '--annotate'?", "Try 'mien predict --help'.");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "evaluate", "train keypoints", "predict x --max-faces many", "predcit"})
    void noUsageErrorFillsTheScreen(String line) {
        CommandRun run = CommandRun.run((Object[]) line.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2).allMatch(text -> text.length() < 300);
        assertThat(run.err()).startsWith("mien: ").endsWith("--help'." + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            train faces --data f.csv --out r | (TASK): 'faces' is none of keypoints, expression, detector
            train expression --data f.csv --out r --optimizer lbfgs | '--optimizer': 'lbfgs' is none of adam, adamw, sgd
            serve --model foo | invalid value for option '--model': 'foo' is not of the form NAME=MODEL
            """)
    void aValueThatThereIsNoneOfIsToldWithWhatThereIs(String line, String message) {
        CommandRun run = CommandRun.run((Object[]) line.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().findFirst().orElseThrow())
                .startsWith("mien: ")
                .endsWith(message);
    }

    /** Picocli would tell of what is missing, which it is since the word before it was not understood. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            predict --anotate | unknown option: '--anotate'; did you mean '--annotate'?
            predict -dash.jpg | unknown option: '-dash.jpg'
            train expression --dta f.csv --out r | unknown option: '--dta'
            predcit a.jpg | unknown command: 'predcit'; did you mean 'predict'?
            report runs/a runs/b | too much given: 'runs/b'
            """)
    void whatIsNotKnownIsToldBeforeWhatIsMissing(String line, String message) {
        CommandRun run = CommandRun.run((Object[]) line.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().findFirst()).contains("mien: " + message);
    }

    @Test
    void aFileThatLooksLikeAnOptionIsToldHowToBeGiven() throws IOException {
        Path file = Files.createTempFile(Path.of(""), "-", ".jpg");
        try {
            CommandRun run = CommandRun.run("predict", file);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("unknown option: '" + file + "'; the file of that name is './" + file + "'");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void withoutAnythingTheCommandsAreListed() {
        CommandRun run = CommandRun.run();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: mien", "predict", "serve", "train");
    }

    @Test
    void theHelpOfPredictIsInGroups() {
        CommandRun run = CommandRun.run("predict", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Models:", "Which faces:", "Results:", "Videos:", "Examples:");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    static Stream<Arguments> headings() {
        return Stream.of(
                Arguments.of("predict", PredictCommand.GROUPS),
                Arguments.of("train", TrainCommand.GROUPS),
                Arguments.of("serve", ServeCommand.GROUPS));
    }

    /** A heading stands before an option, and is gone when that option has another name. */
    @ParameterizedTest
    @MethodSource("headings")
    void eachHeadingIsInTheHelp(String command, Map<String, String> headings) {
        assertThat(CommandRun.run(command, "--help").out().lines()).containsAll(headings.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "train", "evaluate", "evaluate-detector", "predict", "serve", "export", "verify"})
    void theHelpBreaksNoNameAndNoAddress(String command) {
        assertThat(CommandRun.run(command, "--help").out())
                .doesNotContainPattern("(?m)(:$\\n\\s*//|\\w\\.$\\n\\s+(json|csv|png|html|txt|onnx|parquet)\\b)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "demo", "train", "evaluate", "evaluate-detector", "predict", "serve", "export"})
    void theHelpTellsEveryDefaultInTheSameWay(String command) {
        assertThat(CommandRun.run(command, "--help").out())
                .doesNotContainPattern("\\(default [^)]|\\(\\d[\\w.]*\\)\\R +-");
    }

    /** A line that is too long is broken anywhere by the help, and is no command any more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "train",
                "evaluate",
                "evaluate-detector",
                "verify",
                "report",
                "predict",
                "serve",
                "export"
            })
    void theExamplesOfTheHelpCanBeCopied(String command) {
        List<String> help = CommandRun.run(command, "--help").out().lines().toList();
        int begin = Math.max(help.indexOf("Examples:"), help.indexOf("Example:")) + 1;
        assertThat(begin).isPositive();
        boolean goesOn = false;
        for (String line : help.subList(begin, help.size())) {
            if (line.isBlank()) {
                break;
            }
            assertThat(line).startsWith(goesOn ? "      " : "  ").hasSizeLessThan(80);
            goesOn = line.endsWith("\\");
        }
        assertThat(goesOn).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "train", "man"})
    void eachCommandTellsTheVersion(String command) {
        assertThat(CommandRun.run(command, "--version").out())
                .isEqualTo(CommandRun.run("--version").out());
        assertThat(CommandRun.run(command, "-V").out()).startsWith("mien ");
    }

    @Test
    void theVersionNamesTheModelsAndWhatTheyRunOn() {
        CommandRun run = CommandRun.run("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("mien ")
                .containsPattern("model keypoints: sha256 [0-9a-f]{12}")
                .containsPattern("model expression: sha256 [0-9a-f]{12}")
                .containsPattern("model detector: sha256 [0-9a-f]{12}")
                .contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void shellsCanCompleteAndManualsCanBeRead() {
        assertThat(CommandRun.run("completion").out()).contains("complete -F", "predict", "--annotate");
        assertThat(CommandRun.run("man").out()).startsWith(".TH MIEN 1").contains(".SH PREDICT", "\\-\\-annotate");
    }
}
