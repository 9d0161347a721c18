package dev.mien.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(120)
@DisabledOnOs(OS.WINDOWS) // which has no SIGTERM
class StopSignalTest {
    private static final int TERMINATED = 143;

    /** Work that does not look at the signal, as one that hangs in native code. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] arguments) throws InterruptedException {
            StopSignal stop = new StopSignal(Duration.ofMillis(Long.parseLong(arguments[0])));
            System.out.println("working");
            Thread.sleep(Long.MAX_VALUE);
            stop.close();
        }
    }

    /** Work that ends some time after the signal, and something that is freed at the end. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("freed")));
            try (StopSignal stop = new StopSignal(Duration.ofMillis(Long.parseLong(arguments[0])))) {
                System.out.println("working");
                while (!stop.getAsBoolean()) {
                    Thread.sleep(10);
                }
                Thread.sleep(300);
                System.out.println("whole");
            }
            System.exit(Signals.exitCode(ExitCode.DONE));
        }
    }

    private record Ended(int code, String printed) {}

    private static Ended stopped(Class<?> work, Duration patience) throws IOException, InterruptedException {
        return stopped(work, patience, false);
    }

    /**
     * Starts the work and tells it to stop.
     *
     * @param again tells it again and again: signals that come close together count as one
     */
    private static Ended stopped(Class<?> work, Duration patience, boolean again)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        work.getName(),
                        Long.toString(patience.toMillis()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("working");
            do {
                process.toHandle().destroy(); // which leaves its output open
            } while (again && !process.waitFor(500, TimeUnit.MILLISECONDS));
            process.waitFor();
            return new Ended(process.exitValue(), String.join("\n", out.lines().toList()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void workThatHangsIsGivenUp() throws Exception {
        Ended ended = stopped(Hanging.class, Duration.ofMillis(200));
        assertThat(ended.code()).isEqualTo(TERMINATED);
        assertThat(ended.printed()).contains("given up");
    }

    @Test
    void aSecondSignalEndsWorkAtOnce() throws Exception {
        Ended ended = stopped(Hanging.class, Duration.ofSeconds(50), true);
        assertThat(ended.code()).isEqualTo(TERMINATED);
        assertThat(ended.printed()).isEmpty();
    }

    @Test
    void workThatEndsIsWaitedFor() throws Exception {
        Ended ended = stopped(Ending.class, Duration.ofSeconds(50));
        assertThat(ended.code()).isEqualTo(TERMINATED);
        assertThat(ended.printed()).isEqualTo("whole\nfreed"); // nothing is freed before
    }
}
