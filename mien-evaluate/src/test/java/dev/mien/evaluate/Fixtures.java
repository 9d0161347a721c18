package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.export.OnnxExporter;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Models with random weights and images of coarse noise, for which each answers something else. */
final class Fixtures {
    private Fixtures() {}

    static ModelMetadata metadata(Optional<LabelSet> labels, String dataHash, String split, long seed) {
        return new ModelMetadata(
                labels.isPresent() ? Task.EXPRESSION : Task.KEYPOINTS,
                labels,
                "tiny",
                ModelMetadata.INPUT_RANGE,
                "train.csv",
                dataHash,
                split,
                seed,
                Map.of(),
                "none",
                "test");
    }

    static KeypointModel keypointModel(Path folder) throws IOException {
        Net.Builder net = trunk();
        net.add("dense", new Layer.Dense(36, 30));
        net.add("pixels", new Layer.Scale(48, 48));
        return KeypointModel.open(write(folder, net.build(), Optional.empty()), new ModelOptions(1, false));
    }

    static ExpressionModel expressionModel(Path folder, LabelSet labels) throws IOException {
        Net.Builder net = trunk();
        net.add("sharper", new Layer.Scale(8, 0));
        net.add("dense", new Layer.Dense(36, labels.size()));
        return ExpressionModel.open(write(folder, net.build(), Optional.of(labels)), new ModelOptions(1, false));
    }

    private static Net.Builder trunk() {
        Net.Builder net = Net.builder("tiny", 1, ModelMetadata.INPUT_SIZE);
        net.add("pool", new Layer.AvgPool(16, 16));
        net.add("centre", new Layer.Scale(2, -1));
        net.add("flatten", new Layer.Flatten());
        return net;
    }

    private static Path write(Path folder, Net net, Optional<LabelSet> labels) throws IOException {
        Path file = folder.resolve(net.last().name() + ".onnx");
        OnnxExporter.write(file, net, Weights.initial(net, new Random(7)), metadata(labels, "", "", 1));
        return file;
    }

    /** Squares of 8x8 pixels of one brightness, so that the mean of 16x16 differs from image to image. */
    static GrayImage noise(int size, long seed) {
        Random random = new Random(seed);
        int squares = size / 8;
        int[] brightness = random.ints((long) squares * squares, 0, 256).toArray();
        byte[] pixels = new byte[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) brightness[i / size / 8 * squares + i % size / 8];
        }
        return new GrayImage(size, size, pixels);
    }

    static KeypointDataset.Row face(GrayImage image, Keypoints points, String place) {
        return new KeypointDataset.Row(image, points, place, "", "");
    }

    static ExpressionDataset.Row face(GrayImage image, Expression expression, String split) {
        return new ExpressionDataset.Row(image, expression, Optional.empty(), "faces.csv:1", split, "");
    }

    static KeypointDataset keypoints(List<KeypointDataset.Row> rows) {
        return new KeypointDataset("faces.csv", rows, BadRows.NONE);
    }

    static ExpressionDataset expressions(List<ExpressionDataset.Row> rows) {
        return new ExpressionDataset("faces.csv", rows, BadRows.NONE);
    }
}
