package dev.mien.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, for tests that stop or kill it. */
public final class MienProcess {
    private MienProcess() {}

    /**
     * Starts {@code mien} with the class path of this test.
     *
     * @param output receives what it writes to both of its outputs
     */
    public static Process start(Path output, String... arguments) throws IOException {
        return startOn(classPath(), output, arguments);
    }

    /** The class path of this test. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The same with another class path. */
    public static Process startOn(String classPath, Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(classPath, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("OMP_WAIT_POLICY", "passive"); // do not spin where tests run side by side
        Process process = builder.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(process::destroyForcibly)); // a test that fails leaves it behind
        return process;
    }

    /** What starts it. */
    public static List<String> command(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                "dev.mien.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
