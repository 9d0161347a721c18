package dev.mien.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.mien.Version;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares reading {@code fer2013.csv.gz} to uint8 images with common notebook code, in alternating rounds. Each run is
 * a separate process, to measure its peak memory; times are those of reading, without the start of the JVM and Python's
 * imports.
 */
final class ReadFer {
    private static final List<String> PEERS = List.of("split", "dtype", "fromstring");

    private ReadFer() {}

    /** A run; the sum of all pixels verifies that all read the same. */
    private record Run(String way, long rows, long sum, double seconds, double peakMib, String versions) {}

    /** Arguments: the file, a Python interpreter with pandas, the folder of {@code read_fer.py}, rounds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1) {
            System.out.println(json().writeValueAsString(read(Path.of(arguments[0]))));
            return;
        }
        int rounds = Integer.parseInt(arguments[3]);
        String script = Path.of(arguments[2], "read_fer.py").toString();
        List<List<String>> commands = new ArrayList<>();
        // A small young generation: what is read stays, so it should not be copied about in a large one.
        List<String> own = new ArrayList<>(Contender.java(ReadFer.class, arguments[0]));
        own.addAll(1, List.of("-XX:+UseSerialGC", "-Xmn4m"));
        commands.add(own);
        PEERS.forEach(way -> commands.add(List.of(arguments[1], script, arguments[0], way)));
        List<List<Run>> results = new ArrayList<>();
        commands.forEach(command -> results.add(new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < commands.size(); i++) {
                Run run = run(commands.get(i));
                results.get(i).add(run);
                System.err.printf(Locale.ROOT, "round %d of %d: %s %.2f s%n", round, rounds, run.way(), run.seconds());
            }
        }
        System.out.println(SideBySide.machine() + ", " + rounds + " rounds in turn, "
                + results.get(0).get(0).rows() + " rows");
        results.stream().map(runs -> runs.get(0).versions()).distinct().forEach(System.out::println);
        System.out.println();
        System.out.print(table(results));
    }

    private static String table(List<List<Run>> results) {
        StringBuilder table =
                new StringBuilder("| way | seconds | peak MiB | seconds, Mien is 1 | memory, Mien is 1 |\n");
        table.append("|---|---|---|---|---|\n");
        List<Run> ours = results.get(0);
        for (List<Run> runs : results) {
            if (runs.get(0).sum() != ours.get(0).sum()) {
                throw new IllegalStateException(runs.get(0) + " read other pixels than " + ours.get(0));
            }
            double seconds = median(runs, Run::seconds);
            double peak = median(runs, Run::peakMib);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.1f | %.1fx | %.2fx |%n",
                    runs.get(0).way(),
                    seconds,
                    peak,
                    seconds / median(ours, Run::seconds),
                    peak / median(ours, Run::peakMib)));
        }
        return table.toString();
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        return RateTable.median(runs.stream().map(value::applyAsDouble).toList());
    }

    private static Run read(Path file) throws IOException {
        long begin = System.nanoTime();
        ExpressionDataset data = Datasets.expressions(List.of(file), LoadOptions.defaults());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double peak = peakMib();
        long sum = 0;
        for (int row = 0; row < data.size(); row++) {
            for (byte pixel : data.image(row).pixels()) {
                sum += pixel & 0xff;
            }
        }
        String versions = "Mien " + Version.current() + " on Java " + System.getProperty("java.version");
        return new Run("Mien", data.size(), sum, seconds, peak, versions);
    }

    /** The peak memory of this process on Linux; NaN on other systems. */
    private static double peakMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
        return json().readValue(output, Run.class);
    }

    /** Created late, since loading its classes is not a part of reading. */
    private static ObjectMapper json() {
        return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }
}
