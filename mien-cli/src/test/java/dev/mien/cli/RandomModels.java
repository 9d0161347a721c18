package dev.mien.cli;

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

/** Model files of nets that have learnt nothing: their answers mean nothing, but are always the same. */
final class RandomModels {
    private RandomModels() {}

    static Path keypoints(Path folder) {
        return write(folder.resolve("keypoints.onnx"), Task.KEYPOINTS, Optional.empty(), Map.of());
    }

    static Path expression(Path folder, LabelSet labels) {
        return write(folder.resolve(labels.label() + ".onnx"), Task.EXPRESSION, Optional.of(labels), Map.of());
    }

    /** Seven classes, none of which is ever likely enough. */
    static Path expressionNeverSure(Path folder) {
        return write(
                folder.resolve("unsure.onnx"),
                Task.EXPRESSION,
                Optional.of(LabelSet.SEVEN),
                Map.of(ModelMetadata.notSureKey(LabelSet.SEVEN), 1.5));
    }

    private static Path write(Path file, Task task, Optional<LabelSet> labels, Map<String, Double> metrics) {
        Net net = Presets.create("small", task, labels.map(LabelSet::size).orElse(30));
        ModelMetadata metadata =
                new ModelMetadata(task, labels, "small", "0..1", "none", "00", "none", 1, metrics, "free", "test");
        Weights weights = Weights.initial(net, new Random(1));
        weights.asMap().values().forEach(RandomModels::strengthen);
        try {
            OnnxExporter.write(file, net, weights, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** So that answers differ well from face to face. */
    private static void strengthen(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1.2f;
        }
    }
}
