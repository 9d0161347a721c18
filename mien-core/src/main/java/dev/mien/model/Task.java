package dev.mien.model;

import java.util.Locale;

/** What a model answers. */
public enum Task {
    /** 15 points: output {@code keypoints} float32 [n, 30], in pixels of the 96x96 crop. */
    KEYPOINTS("keypoints"),
    /** An expression: output {@code probabilities} float32 [n, classes]. */
    EXPRESSION("probabilities"),
    /**
     * Where faces are: outputs {@code faces_8}, {@code faces_16} and {@code faces_32} float32 [n, 5, height / 8, width / 8] and so on;
     * see {@link PyramidCells}.
     */
    DETECTOR("faces");

    private final String outputName;

    Task(String outputName) {
        this.outputName = outputName;
    }

    /** The name on the command line and in model files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the model's output in the ONNX graph. */
    public String outputName() {
        return outputName;
    }
}
