package dev.mien.bench;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.model.Task;
import java.util.Optional;

/**
 * What is trained: one of the two-ResNet project's nets with that project's batch.
 *
 * @param task which of the nets
 * @param labels the classes; empty for key points
 * @param batch samples a step
 */
record Workload(Task task, Optional<LabelSet> labels, int batch) {
    static final Workload KEYPOINTS = new Workload(Task.KEYPOINTS, Optional.empty(), 32);
    static final Workload EXPRESSION = new Workload(Task.EXPRESSION, Optional.of(LabelSet.FIVE), 64);

    /** By the task's name on the command line. */
    static Workload of(String name) {
        return name.equals(Task.KEYPOINTS.label()) ? KEYPOINTS : EXPRESSION;
    }

    String name() {
        return task.label();
    }

    /** How many numbers the net answers. */
    int outputs() {
        return labels.map(LabelSet::size).orElse(2 * Keypoint.COUNT);
    }
}
