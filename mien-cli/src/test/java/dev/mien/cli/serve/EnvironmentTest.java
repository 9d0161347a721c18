package dev.mien.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnvironmentTest {
    private static ServeCommand parsed(Map<String, String> variables, String... arguments) {
        ServeCommand command = new ServeCommand();
        new CommandLine(command)
                .setDefaultValueProvider(new Environment(variables::get))
                .parseArgs(arguments);
        return command;
    }

    @Test
    void optionsComeFromVariablesOfTheirNames() {
        ServeCommand command = parsed(Map.of(
                "MIEN_SERVE_PORT", "9000",
                "MIEN_SERVE_MAX_BATCH", "7",
                "MIEN_SERVE_ACCESS_LOG", "json",
                "MIEN_SERVE_MODELS", "/models"));
        assertThat(command.port).isEqualTo(9000);
        assertThat(command.maxBatch).isEqualTo(7);
        assertThat(command.accessLog).isEqualTo("json");
        assertThat(command.folder)
                .hasValueSatisfying(folder -> assertThat(folder.getFileName()).hasToString("models"));
    }

    @Test
    void anOptionThatIsGivenWinsAndAnEmptyVariableIsNone() {
        ServeCommand command = parsed(Map.of("MIEN_SERVE_PORT", "9000", "MIEN_SERVE_QUEUE", " "), "--port", "9001");
        assertThat(command.port).isEqualTo(9001);
        assertThat(command.queue).isEqualTo(64);
    }

    @Test
    void whatMayBeGivenSeveralTimesStandsBetweenCommas() {
        Environment environment = new Environment(Map.of("MIEN_SERVE_ALLOW_HOST", "a.example.org, b.example.org")::get);
        assertThat(environment.list("--allow-host")).containsExactly("a.example.org", "b.example.org");
        assertThat(environment.list("--cors-origin")).isEmpty();
    }
}
