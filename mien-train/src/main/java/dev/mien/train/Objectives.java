package dev.mien.train;

import dev.mien.model.Task;
import java.util.List;

/** The objectives of all tasks. */
final class Objectives {
    private static final List<Objective> ALL =
            List.of(new KeypointObjective(), new ExpressionObjective(), new OnePassObjective());

    private Objectives() {}

    /** The objective of a task. */
    static Objective of(Task task) {
        return ALL.stream().filter(one -> one.task() == task).findFirst().orElseThrow();
    }
}
