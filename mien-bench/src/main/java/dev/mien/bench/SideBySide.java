package dev.mien.bench;

import dev.mien.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs Mien's training step, its whole training loop and the peers' steps in alternating rounds, so that variations of
 * the machine affect all alike; prints a table of medians. Peers without an interpreter and loops without data are
 * skipped with a note.
 */
final class SideBySide {
    private static final String STEP = "Mien, step";
    private static final String LOOP = "Mien, whole loop on real data";

    private final Path directory;
    private final String seconds;
    private final String threads;
    private final Map<String, String> launcher;
    private final List<String> versions = new ArrayList<>();

    /** @param launcher the environment that the launcher sets for training */
    private SideBySide(Path directory, String seconds, String threads, Map<String, String> launcher) {
        this.directory = directory;
        this.seconds = seconds;
        this.threads = threads;
        this.launcher = launcher;
    }

    /** Arguments: the module's directory, rounds, seconds a run, threads, and the launcher's environment as NAME=value. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> launcher = Arrays.stream(arguments)
                .skip(4)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        new SideBySide(Path.of(arguments[0]), arguments[2], arguments[3], launcher).run(Integer.parseInt(arguments[1]));
    }

    private void run(int rounds) throws IOException, InterruptedException {
        versions.add("Mien " + Version.current() + " on Java " + System.getProperty("java.version")
                + ", PyTorch by JavaCPP " + enginesVersion());
        List<Contender> contenders = new ArrayList<>();
        for (Workload workload : List.of(Workload.EXPRESSION, Workload.KEYPOINTS)) {
            contenders.addAll(contenders(workload));
        }
        Map<Contender, List<Double>> rates = new LinkedHashMap<>();
        contenders.forEach(contender -> rates.put(contender, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                double rate = contender.run();
                rates.computeIfAbsent(contender, key -> new ArrayList<>()).add(rate);
                System.err.printf(
                        Locale.ROOT,
                        "round %d of %d, load %.1f: %s %s %.1f images/s%n",
                        round,
                        rounds,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        contender.workload().name(),
                        contender.name(),
                        rate);
            }
        }
        System.out.println(machine() + ", " + threads + " threads, " + rounds + " rounds in turn, " + seconds
                + " s each; the median steps' images a second");
        versions.forEach(System.out::println);
        System.out.println();
        System.out.print(RateTable.of(rates, STEP));
    }

    private List<Contender> contenders(Workload workload) throws IOException, InterruptedException {
        String task = workload.name();
        String batch = Integer.toString(workload.batch());
        List<Contender> contenders = new ArrayList<>();
        contenders.add(
                new Contender(STEP, workload, launcher, Contender.java(TrainStepBench.class, task, seconds, threads)));
        Optional<Path> data = data(task);
        if (data.isPresent()) {
            contenders.add(new Contender(
                    LOOP,
                    workload,
                    launcher,
                    Contender.java(
                            TrainLoopBench.class,
                            task,
                            seconds,
                            threads,
                            data.get().toString())));
        }
        Optional<String> torch = python("MIEN_TORCH_PYTHON", "torch_step.py");
        if (torch.isPresent()) {
            List<String> command = List.of(torch.get(), peer("torch_step.py"), task, batch, seconds, threads);
            contenders.add(new Contender("PyTorch, channels last, fused Adam", workload, Map.of(), command));
            contenders.add(new Contender("the same in Mien's environment", workload, launcher, command));
        }
        Optional<String> keras = python("MIEN_TF_PYTHON", "keras_step.py");
        if (keras.isPresent()) {
            contenders.add(new Contender(
                    "Keras fit",
                    workload,
                    Map.of(),
                    List.of(keras.get(), peer("keras_step.py"), task, batch, seconds, threads)));
        }
        return contenders;
    }

    private Optional<String> python(String variable, String peer) throws IOException, InterruptedException {
        String python = System.getenv(variable);
        if (python == null) {
            note(variable + " is not set: " + peer + " is left out");
            return Optional.empty();
        }
        Process process = new ProcessBuilder(python, peer(peer), "--version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(python + " " + peer(peer) + " --version failed");
        }
        note(version.strip());
        return Optional.of(python);
    }

    private Optional<Path> data(String task) {
        String variable = "MIEN_BENCH_" + task.toUpperCase(Locale.ROOT);
        String file = System.getenv(variable);
        if (file == null) {
            note(variable + " is not set: the whole loop of " + task + " is left out");
            return Optional.empty();
        }
        return Optional.of(Path.of(file));
    }

    private void note(String note) {
        if (!versions.contains(note)) {
            versions.add(note);
        }
    }

    private String peer(String file) {
        return directory.resolve("peers").resolve(file).toString();
    }

    private static String enginesVersion() {
        Matcher jar = Pattern.compile("[/\\\\]pytorch-([0-9.]+-[0-9.]+)\\.jar")
                .matcher(System.getProperty("java.class.path"));
        return jar.find() ? jar.group(1) : "of an unknown version";
    }

    /** The name of the processor, or of the system if unknown. */
    static String machine() throws IOException {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (Files.exists(cpuinfo)) {
            for (String line : Files.readAllLines(cpuinfo)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 2);
                }
            }
        }
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
