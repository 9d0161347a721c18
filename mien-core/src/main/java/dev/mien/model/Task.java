package dev.mien.model;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model predicts. */
public enum Task {
    /** 15 points: output {@code keypoints} float32 [n, 30], in pixels of the 96x96 crop. */
    KEYPOINTS("keypoints") {
        @Override
        int outputs(Optional<LabelSet> labels) {
            return 2 * Keypoint.COUNT;
        }

        @Override
        public boolean mayScoreFaces() {
            return true;
        }
    },
    /** An expression: output {@code probabilities} float32 [n, classes]. */
    EXPRESSION("probabilities") {
        @Override
        int outputs(Optional<LabelSet> labels) {
            return labels.orElseThrow().size();
        }

        @Override
        public boolean hasClasses() {
            return true;
        }
    },
    /**
     * Face detection: outputs {@code faces_8}, {@code faces_16} and {@code faces_32} float32 [n, 5, height / 8, width /
     * 8] and so on; see {@link PyramidCells}.
     */
    DETECTOR("faces") {
        @Override
        int outputs(Optional<LabelSet> labels) {
            return PyramidCells.outputs(ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE);
        }

        @Override
        public boolean answersMaps() {
            return true;
        }
    };

    private final String outputName;

    Task(String outputName) {
        this.outputName = outputName;
    }

    /** The name in options and in model files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The task of that name; empty if there is none. */
    public static Optional<Task> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(task -> task.label().equals(label))
                .findFirst();
    }

    /** The name of the model's output in the ONNX graph. */
    public String outputName() {
        return outputName;
    }

    /** The number of output values for each 96x96 picture. */
    abstract int outputs(Optional<LabelSet> labels);

    /** Whether the outputs are probabilities of classes. */
    public boolean hasClasses() {
        return false;
    }

    /** Whether a model takes pictures of any size and returns maps; the others take face crops. */
    public boolean answersMaps() {
        return false;
    }

    /** Whether a model may have an output for how likely a crop is a face. */
    public boolean mayScoreFaces() {
        return false;
    }
}
