package dev.mien.export;

import dev.mien.LabelSet;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Layer.BatchNorm;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Models with random numbers, in which nothing is left at its easy start. */
final class TestModels {
    private TestModels() {}

    /** Metadata of that task; five classes for expressions. */
    static ModelMetadata metadata(Task task, String preset) {
        return new ModelMetadata(
                task,
                task == Task.EXPRESSION ? Optional.of(LabelSet.FIVE) : Optional.empty(),
                preset,
                ModelMetadata.INPUT_RANGE,
                "faces.csv+more faces.csv",
                "00ff",
                "Group, seed 1",
                -7,
                Map.of("rmse_px", 2.25, "accuracy", 1.0 / 3),
                "for research; ümlauts too",
                "0.1.0-test");
    }

    /** He-normal weights, small biases, batch norms with scales of both signs and running means and variances. */
    static Weights weights(Net net, long seed) {
        return weights(net, seed, true);
    }

    /** The same, with negative scales of batch norms or without. */
    static Weights weights(Net net, long seed, boolean negativeScales) {
        Random random = new Random(seed);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Node node : net.nodes()) {
            for (Parameter parameter : node.layer().parameters()) {
                float[] array = new float[parameter.size()];
                for (int i = 0; i < array.length; i++) {
                    array[i] = number(node, parameter, random, negativeScales);
                }
                arrays.put(node.name() + "." + parameter.name(), array);
            }
        }
        return Weights.of(net, arrays);
    }

    /** Prepared pictures of noise: [count, 1, 96, 96] in 0..1. */
    static float[] images(int count, long seed) {
        Random random = new Random(seed);
        float[] images = new float[count * ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE];
        for (int i = 0; i < images.length; i++) {
            images[i] = random.nextFloat();
        }
        return images;
    }

    private static float number(Node node, Parameter parameter, Random random, boolean negativeScales) {
        if (parameter.random()) {
            return (float) (random.nextGaussian() * Math.sqrt(2.0 / parameter.fanIn()));
        }
        if (node.layer() instanceof BatchNorm && parameter.name().equals("weight")) {
            float scale = .5f + random.nextFloat() / 2;
            return negativeScales && random.nextInt(3) == 0 ? -scale : scale;
        }
        if (parameter.name().equals("running_var")) {
            return .5f + random.nextFloat();
        }
        return (float) random.nextGaussian() * .2f;
    }

    /** Square pictures of random pixels, the same each time. */
    static List<GrayImage> faces(int count, int size) {
        Random random = new Random(8);
        List<GrayImage> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[size * size];
            random.nextBytes(pixels);
            faces.add(new GrayImage(size, size, pixels));
        }
        return faces;
    }

    /** The mirror image. */
    static GrayImage mirror(GrayImage image) {
        byte[] pixels = new byte[image.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % image.width();
            pixels[i] = image.pixels()[i - x + image.width() - 1 - x];
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }
}
