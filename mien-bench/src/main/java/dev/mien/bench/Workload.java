package dev.mien.bench;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.model.Task;
import java.util.Optional;

/**
 * A training workload: one of the two-ResNet project's nets with that project's batch size.
 *
 * @param task the task of the net
 * @param labels the label set; empty for key points
 * @param batch samples per step
 */
record Workload(Task task, Optional<LabelSet> labels, int batch) {
    static final Workload KEYPOINTS = new Workload(Task.KEYPOINTS, Optional.empty(), 32);
    static final Workload EXPRESSION = new Workload(Task.EXPRESSION, Optional.of(LabelSet.FIVE), 64);

    /** The workload of a task, by its name on the command line. */
    static Workload of(String name) {
        return name.equals(Task.KEYPOINTS.label()) ? KEYPOINTS : EXPRESSION;
    }

    String name() {
        return task.label();
    }

    /** The number of outputs of the net. */
    int outputs() {
        return labels.map(LabelSet::size).orElse(2 * Keypoint.COUNT);
    }
}
