package dev.mien.detect;

import dev.mien.Box;
import dev.mien.ModelError;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.model.ModelOrigin;
import dev.mien.model.TensorModel;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A detector in the format of YuNet (Wu et al. 2023, doi:10.1007/s11633-023-1423-y), such as those in OpenCV's model
 * zoo. Input: [1, 3, 640, 640], blue, green and red in 0..255. Outputs for each stride s of 8, 16 and 32: {@code cls_s}
 * and {@code obj_s} [cells], whose geometric mean is the score, and {@code bbox_s} [cells, 4], the offset of the centre
 * and the logarithms of the sides, in strides.
 */
final class YuNetDetector implements FaceDetector {
    private static final int SIZE = 640;
    private static final int[] STRIDES = {8, 16, 32};

    /**
     * Between the default of the class that OpenCV's model zoo has for this net ({@code yunet.py}), .6, at which a quarter
     * more faces of 10 to 20 pixels and three times as many false ones are found in WIDER FACE's photos, and that of
     * OpenCV's {@code FaceDetectorYN}, .9, at which hardly a face below 20 pixels is found.
     */
    private static final double MIN_SCORE = .7;

    /** The default of {@code FaceDetectorYN}. */
    private static final double SAME_FACE = .3;

    private final TensorModel model;
    private final DetectorOptions options;
    private final String name;

    private YuNetDetector(TensorModel model, DetectorOptions options, String name) {
        this.model = model;
        this.options = options;
        this.name = name;
    }

    /**
     * Loads a model file.
     *
     * @throws UserError when the file is missing or damaged, or lacks YuNet's outputs
     */
    static YuNetDetector open(ModelOrigin origin, DetectorOptions options) {
        TensorModel model = TensorModel.open(origin, options.threads());
        for (int stride : STRIDES) {
            if (!model.outputs().containsAll(Set.of("cls_" + stride, "obj_" + stride, "bbox_" + stride))) {
                Set<String> outputs = model.outputs();
                model.close();
                throw new ModelError(
                        "not in YuNet's format: its outputs are " + outputs,
                        origin.name(),
                        "give a file with cls, obj and bbox of the strides 8, 16 and 32");
            }
        }
        return new YuNetDetector(model, options, origin.name());
    }

    @Override
    public double defaultScore() {
        return MIN_SCORE;
    }

    @Override
    public List<Detection> detect(Picture file) {
        BufferedImage picture = file.colors();
        double scale = (double) SIZE / Math.max(picture.getWidth(), picture.getHeight());
        Map<String, float[]> answers = model.run(input(picture, scale), 1, 3, SIZE, SIZE);
        List<Detection> found = new ArrayList<>();
        for (int stride : STRIDES) {
            collect(
                    output(answers, "cls_", stride, 1),
                    output(answers, "obj_", stride, 1),
                    output(answers, "bbox_", stride, 4),
                    stride,
                    scale,
                    found);
        }
        return Suppression.suppress(found, SAME_FACE);
    }

    private float[] output(Map<String, float[]> answers, String kind, int stride, int numbers) {
        float[] output = answers.getOrDefault(kind + stride, new float[0]);
        int cells = (SIZE / stride) * (SIZE / stride);
        if (output.length != cells * numbers) {
            throw new ModelError(
                    kind + stride + " has " + output.length + " numbers, expected " + cells * numbers,
                    name,
                    "give a file in YuNet's format");
        }
        return output;
    }

    private void collect(
            float[] classes, float[] objects, float[] boxes, int stride, double scale, List<Detection> found) {
        int columns = SIZE / stride;
        double smallest = options.minFace().orElse(0);
        for (int cell = 0; cell < classes.length; cell++) {
            float score = (float) Math.sqrt(unit(classes[cell]) * unit(objects[cell]));
            if (score < options.minScore().orElse(MIN_SCORE)) {
                continue;
            }
            double x = (cell % columns + boxes[4 * cell]) * stride / scale;
            double y = (Math.floorDiv(cell, columns) + boxes[4 * cell + 1]) * stride / scale;
            double width = Math.exp(boxes[4 * cell + 2]) * stride / scale;
            double height = Math.exp(boxes[4 * cell + 3]) * stride / scale;
            if (height >= smallest && Double.isFinite(width * height)) {
                Box box = new Box((float) (x - width / 2), (float) (y - height / 2), (float) (x + width / 2), (float)
                        (y + height / 2));
                found.add(new Detection(box, score));
            }
        }
    }

    private static double unit(float value) {
        return Math.max(0, Math.min(value, 1));
    }

    /** The picture in the top left corner of a black square: [3, 640, 640]. */
    private static float[] input(BufferedImage picture, double scale) {
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        int[] colors = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        float[] input = new float[3 * SIZE * SIZE];
        for (int channel = 0; channel < 3; channel++) { // blue, green, red
            byte[] plane = new byte[colors.length];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (colors[i] >> (8 * channel));
            }
            GrayImage resized = Resize.to(new GrayImage(picture.getWidth(), picture.getHeight(), plane), width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    input[(channel * SIZE + y) * SIZE + x] = resized.at(x, y);
                }
            }
        }
        return input;
    }

    @Override
    public void close() {
        model.close();
    }
}
