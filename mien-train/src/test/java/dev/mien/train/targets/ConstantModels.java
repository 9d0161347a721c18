package dev.mien.train.targets;

import dev.mien.LabelSet;
import dev.mien.export.OnnxExporter;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Model files that answer the same for every picture. */
final class ConstantModels {
    private ConstantModels() {}

    /** A key point model that answers these 30 coordinates. */
    static ModelOrigin keypoints(Path file, float... coordinates) throws IOException {
        return write(file, Task.KEYPOINTS, Optional.empty(), coordinates);
    }

    /** An expression model of those classes that answers the softmax of these. */
    static ModelOrigin expression(Path file, LabelSet labels, float... logits) throws IOException {
        return write(file, Task.EXPRESSION, Optional.of(labels), logits);
    }

    private static ModelOrigin write(Path file, Task task, Optional<LabelSet> labels, float[] answers)
            throws IOException {
        Net.Builder builder = Net.builder("constant", 1, ModelMetadata.INPUT_SIZE);
        builder.add("mean", new Layer.GlobalAvgPool());
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(1, answers.length));
        Net net = builder.build();
        Weights weights = Weights.of(net, Map.of("dense.weight", new float[answers.length], "dense.bias", answers));
        ModelMetadata metadata = new ModelMetadata(
                task,
                labels,
                "constant",
                ModelMetadata.INPUT_RANGE,
                "f.csv",
                "00ff",
                "by hand",
                1,
                Map.of(),
                "none",
                "test");
        OnnxExporter.write(file, net, weights, metadata);
        return ModelOrigin.file(file);
    }
}
