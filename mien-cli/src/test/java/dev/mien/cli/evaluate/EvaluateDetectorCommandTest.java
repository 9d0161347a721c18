package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateDetectorCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--min-face"})
    void numbersBelowOneAreRefusedBeforeThePhotosAreRead(String option) {
        CommandRun run =
                CommandRun.run("evaluate-detector", "mien", "--data", "no.csv", "--out", "report", option, "0");
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.err()).isEqualTo("mien: " + option + ": '0' cannot be used; use a number from 1\n");
    }
}
