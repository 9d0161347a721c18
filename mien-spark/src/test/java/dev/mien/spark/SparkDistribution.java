package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An unchanged Spark, as {@code pip install pyspark} brings it, and the Python to run it with, which comes from Maven Central
 * like all else: the tests need a JDK and nothing else on the machine.
 */
final class SparkDistribution {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PACKAGES = TARGET.resolve("python-packages");

    private SparkDistribution() {}

    /** Spark's folder; the first call fetches it. */
    static Path home() throws IOException, InterruptedException {
        Path installed = PACKAGES.resolve("installed");
        if (!Files.exists(installed)) {
            String spark = "pyspark==" + System.getProperty("spark.version");
            run(python("-m", "pip", "install", "--target", PACKAGES.toString(), spark));
            Files.createFile(installed);
        }
        return PACKAGES.resolve("pyspark");
    }

    /** The jar for {@code --jars}. */
    static Path jar() throws IOException {
        return find(TARGET, 1, file -> file.toString().endsWith("-all.jar"));
    }

    /** A Python with PySpark. */
    static ProcessBuilder python(String... arguments) throws IOException {
        Path python = find(TARGET.resolve("python"), 6, file -> file.endsWith(Path.of("bin", "python3")));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Path home = python.resolve("../..").normalize();
        ProcessBuilder process = process(python, arguments);
        process.environment()
                .putAll(Map.of(
                        "PIP_ROOT_USER_ACTION", "ignore",
                        "PYTHONHOME", home.toString(),
                        "LD_LIBRARY_PATH", home.toString(),
                        "PYTHONPATH", PACKAGES.toString()));
        return process;
    }

    /** One of the programs in Spark's {@code bin}. */
    static ProcessBuilder program(String name, String... arguments) throws IOException, InterruptedException {
        Path bin = home().resolve("bin");
        try (Stream<Path> files = Files.list(bin)) {
            files.forEach(file -> assertThat(file.toFile().setExecutable(true)).isTrue());
        }
        ProcessBuilder process = process(bin.resolve(name), arguments);
        process.environment().put("SPARK_HOME", home().toString());
        return process;
    }

    /** Runs it to its end, which must be good; what it prints comes with this process's own output. */
    static void run(ProcessBuilder process) throws IOException, InterruptedException {
        assertThat(process.inheritIO().start().waitFor())
                .as(String.join(" ", process.command()))
                .isZero();
    }

    private static ProcessBuilder process(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return process;
    }

    private static Path find(Path folder, int depth, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(wanted).findFirst().orElseThrow(() -> new AssertionError("not there: in " + folder));
        }
    }
}
