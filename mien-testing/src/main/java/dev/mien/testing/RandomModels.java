package dev.mien.testing;

import dev.mien.LabelSet;
import dev.mien.export.OnnxExporter;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Writes model files of untrained nets, whose outputs are meaningless, but differ between faces and seeds. */
public final class RandomModels {
    private RandomModels() {}

    /** Writes a key point model. */
    public static Path keypoints(Path file, long seed) {
        return write(file, Task.KEYPOINTS, Optional.empty(), seed, Map.of());
    }

    /** Writes an expression model. */
    public static Path expression(Path file, LabelSet labels, long seed) {
        return write(file, Task.EXPRESSION, Optional.of(labels), seed, Map.of());
    }

    /** Writes a model of seven classes that is always "not sure". */
    public static Path expressionNeverSure(Path file) {
        Map<String, Double> never = Map.of(ModelMetadata.abstainKey(LabelSet.SEVEN), 1.5);
        return write(file, Task.EXPRESSION, Optional.of(LabelSet.SEVEN), 1, never);
    }

    private static Path write(Path file, Task task, Optional<LabelSet> labels, long seed, Map<String, Double> metrics) {
        Net net = Presets.create("small", task, labels.map(LabelSet::size).orElse(30));
        ModelMetadata metadata =
                new ModelMetadata(task, labels, "small", "0..1", "none", "00", "none", seed, metrics, "free", "test");
        Weights weights = Weights.initial(net, new Random(seed));
        weights.asMap().values().forEach(RandomModels::strengthen);
        try {
            OnnxExporter.write(file, net, weights, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void strengthen(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1.5f;
        }
    }

    /** Prepared faces of noise: [count, 96, 96] in 0..1. */
    public static float[] faces(int count, long seed) {
        Random random = new Random(seed);
        float[] faces = new float[count * 96 * 96];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = random.nextFloat();
        }
        return faces;
    }
}
