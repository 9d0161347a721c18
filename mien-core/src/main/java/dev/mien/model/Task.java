package dev.mien.model;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model answers. */
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
     * Where faces are: outputs {@code faces_8}, {@code faces_16} and {@code faces_32} float32 [n, 5, height / 8, width / 8] and so on;
     * see {@link PyramidCells}.
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

    /** The name on the command line and in model files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The task of that name; empty where there is none. */
    public static Optional<Task> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(task -> task.label().equals(label))
                .findFirst();
    }

    /** The name of the model's output in the ONNX graph. */
    public String outputName() {
        return outputName;
    }

    /** How many numbers a model answers for each 96x96 picture. */
    abstract int outputs(Optional<LabelSet> labels);

    /** Whether the answers are probabilities of classes. */
    public boolean hasClasses() {
        return false;
    }

    /** Whether a model takes pictures of any size and answers maps of them; the others take face crops. */
    public boolean answersMaps() {
        return false;
    }

    /** Whether a model may say as well how likely a crop is a face. */
    public boolean mayScoreFaces() {
        return false;
    }
}
