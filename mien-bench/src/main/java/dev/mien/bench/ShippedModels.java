package dev.mien.bench;

import dev.mien.Version;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures size and speed of the models that ship with the library, and prints a table. */
final class ShippedModels {
    private static final int FACE = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;
    private static final int BATCH = 64;
    private static final int WARM_UP = 200;

    private ShippedModels() {}

    /** Arguments: how many single faces are timed. */
    public static void main(String[] arguments) throws IOException {
        int faces = Integer.parseInt(arguments[0]);
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "%s, Mien %s on Java %s, %d faces%n%n",
                SideBySide.machine(),
                Version.current(),
                System.getProperty("java.version"),
                faces);
        System.out.printf(
                Locale.ROOT,
                "| model | preset | MB | one face, one thread: median ms | 99 %% | batch %d, %d threads: faces/s |%n",
                BATCH,
                threads);
        System.out.println("|---|---|---|---|---|---|");
        for (Task task : List.of(Task.KEYPOINTS, Task.EXPRESSION)) {
            ModelOrigin source = ModelOrigin.shipped(task);
            double[] single = singleFaces(source, faces);
            try (FaceModel model = FaceModel.open(source, ModelOptions.defaults())) {
                System.out.printf(
                        Locale.ROOT,
                        "| `%s` | %s | %.1f | %.2f | %.2f | %.0f |%n",
                        source.name(),
                        model.metadata().preset(),
                        source.read().length / 1e6,
                        single[single.length / 2],
                        single[single.length * 99 / 100],
                        batches(model, Math.max(1, faces / BATCH)));
            }
        }
    }

    /** The times of single faces in milliseconds, ascending. */
    private static double[] singleFaces(ModelOrigin source, int count) {
        float[] image = noise(FACE);
        double[] times = new double[count];
        try (FaceModel model = FaceModel.open(source, new ModelOptions(1, false))) {
            for (int i = 0; i < WARM_UP; i++) {
                model.run(image, 1);
            }
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                model.run(image, 1);
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** The faces per second in batches. */
    private static double batches(FaceModel model, int count) {
        float[] images = noise(BATCH * FACE);
        model.run(images, BATCH);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            model.run(images, BATCH);
        }
        return count * BATCH / ((System.nanoTime() - start) / 1e9);
    }

    private static float[] noise(int size) {
        Random random = new Random(1);
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }
}
