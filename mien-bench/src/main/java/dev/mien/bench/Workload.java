package dev.mien.bench;

import dev.mien.LabelSet;
import dev.mien.model.Task;

/**
 * What is trained: one of the two-ResNet project's nets with that project's batch.
 *
 * @param task which of the nets
 * @param batch samples a step
 */
record Workload(Task task, int batch) {
    static final Workload KEYPOINTS = new Workload(Task.KEYPOINTS, 32);
    static final Workload EXPRESSION = new Workload(Task.EXPRESSION, 64);

    /** By the task's name on the command line. */
    static Workload of(String name) {
        return name.equals(Task.KEYPOINTS.label()) ? KEYPOINTS : EXPRESSION;
    }

    String name() {
        return task.label();
    }

    /** How many numbers the net answers. */
    int outputs() {
        return task == Task.KEYPOINTS ? 30 : LabelSet.FIVE.size();
    }
}
