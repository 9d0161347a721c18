package dev.mien.bench;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.Loss;
import dev.mien.engine.Optimizer;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.util.List;
import java.util.Random;

/** Measures the bare training step on a batch of noise with plain Adam, as the peers do. */
final class TrainStepBench {
    private TrainStepBench() {}

    /** Arguments: {@code keypoints|expression}, seconds, threads. */
    public static void main(String[] arguments) {
        Workload workload = Workload.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Net net = Presets.create("seed", workload.task(), workload.outputs());
        Random random = new Random(1);
        float[] images = noise(workload.batch() * 96 * 96, random);
        float[] targets = targets(workload, random);
        StepTimes times = new StepTimes();
        try (Engine engine = Engine.create(net, Weights.initial(net, random), config(workload, threads))) {
            long warm = 0;
            for (int step = 0; ; step++) {
                long start = System.nanoTime();
                if (step == StepTimes.WARM_UP) {
                    warm = start;
                } else if (step > StepTimes.WARM_UP && start - warm > seconds * 1e9) {
                    break;
                }
                engine.step(images, targets, workload.batch(), 1e-3, step);
                times.add(System.nanoTime() - start);
            }
        }
        System.out.println(times.line(workload.batch()));
    }

    private static EngineConfig config(Workload workload, int threads) {
        Loss loss = workload.labels().isPresent() ? new Loss.CrossEntropy(0, List.of()) : new Loss.MeanSquared();
        return new EngineConfig(new Optimizer.Adam(.9, .999, 1e-7, 0), loss, 0, 0, threads);
    }

    private static float[] targets(Workload workload, Random random) {
        int outputs = workload.outputs();
        if (workload.labels().isEmpty()) {
            return noise(workload.batch() * outputs, random);
        }
        float[] targets = new float[workload.batch() * outputs];
        for (int row = 0; row < workload.batch(); row++) {
            targets[row * outputs + random.nextInt(outputs)] = 1;
        }
        return targets;
    }

    private static float[] noise(int size, Random random) {
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }
}
