package dev.mien.bench;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.Task;
import dev.mien.train.DataFacts;
import dev.mien.train.Recipes;
import dev.mien.train.RunOptions;
import dev.mien.train.TrainConfig;
import dev.mien.train.Trainer;
import dev.mien.train.TrainingData;
import dev.mien.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times the whole loop of the trainer on a data file, by its own recipe: reading, augmentation and the moving average
 * included, validation left out.
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
        if (workload.task() == Task.KEYPOINTS) {
            KeypointDataset dataset = Datasets.keypoints(files, LoadOptions.defaults());
            Split split = Splits.random(dataset, Splits.VALIDATION, Splits.TEST, 1);
            TrainConfig config = config(workload, dataset, split, threads);
            Trainer.train(config, TrainingData.of(config, dataset, split), split, run, options);
        } else {
            ExpressionDataset dataset = Datasets.expressions(files, LoadOptions.defaults());
            Split split = Splits.official(dataset, 1);
            TrainConfig config = config(workload, dataset, split, threads);
            Trainer.train(config, TrainingData.of(config, dataset, split), split, run, options);
        }
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

    private static TrainConfig config(Workload workload, Dataset dataset, Split split, int threads) {
        LabelSet labels = workload.task() == Task.KEYPOINTS ? null : LabelSet.FIVE;
        return Recipes.of(workload.task(), "seed", labels, DataFacts.of(dataset, split, labels), 1, threads);
    }

    /** Takes the time from step to step and stops the run when there are enough. */
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
