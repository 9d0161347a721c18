package dev.mien.bench;

import dev.mien.train.RunOptions;
import dev.mien.train.TrainingListener;
import dev.mien.train.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the whole training loop on a data file with its default recipe, including reading, augmentation and the
 * moving average, but not validation.
 */
final class TrainLoopBench {
    private TrainLoopBench() {}

    /** Arguments: {@code keypoints|expression}, seconds, threads, data file. */
    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        List<Path> files = List.of(Path.of(arguments[3]));
        Clock clock = new Clock(seconds);
        RunOptions options = new RunOptions(false, Duration.ofDays(1), clock::over, clock);
        Path run = Files.createTempDirectory("mien-bench");
        try {
            train(workload, files, threads, run, options);
        } finally {
            delete(run);
        }
        System.out.println(clock.times.line(workload.batch()));
    }

    private static void train(Workload workload, List<Path> files, int threads, Path run, RunOptions options)
            throws IOException {
        TrainingRequest.of(workload.task(), files)
                .preset("seed")
                .labels(workload.labels())
                .threads(threads)
                .prepare()
                .train(run, options);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** Measures the time between steps and stops the run after enough of them. */
    private static final class Clock implements TrainingListener {
        private final StepTimes times = new StepTimes();
        private final double seconds;
        private long warm;
        private long last;

        Clock(double seconds) {
            this.seconds = seconds;
        }

        @Override
        public void stepped(Step step) {
            long now = System.nanoTime();
            if (step.epoch() == 1 && step.step() > 1) { // the time to the next epoch's first step has validation in it
                times.add(now - last);
            }
            if (step.step() == StepTimes.WARM_UP) {
                warm = now;
            }
            last = now;
        }

        boolean over() {
            return warm != 0 && last - warm > seconds * 1e9;
        }
    }
}
