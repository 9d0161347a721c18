package dev.mien.net;

import dev.mien.Keypoint;
import dev.mien.OptionError;
import dev.mien.model.Task;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The nets that are available by name.
 *
 * <pre>{@code
 * Net net = Presets.create("small", Task.EXPRESSION, LabelSet.SEVEN.size());
 * System.out.println(net.parameterCount() + " parameters");
 * }</pre>
 */
public final class Presets {
    /**
     * The number of outputs of a key point net that also predicts how likely the picture is a face: 30 coordinates and
     * a logit.
     */
    public static final int KEYPOINTS_AND_FACE = 2 * Keypoint.COUNT + 1;

    /** The name of the key point net with 27 points, whose input is higher than that of the others. */
    public static final String POINTS_27 = "points-27";

    private static final Map<Task, Map<String, IntFunction<Net>>> NETS = Map.of(
            Task.KEYPOINTS,
                    Map.of(
                            "seed",
                            SeedPreset::keypoints,
                            "small",
                            SmallKeypoints::small,
                            POINTS_27,
                            SmallKeypoints::points27),
            Task.EXPRESSION,
                    Map.of(
                            "seed",
                            SeedPreset::expression,
                            "small",
                            SmallExpression::small,
                            "deep",
                            SmallExpression::deep),
            Task.DETECTOR, Map.of("pyramid", outputs -> PyramidDetector.create()));

    private Presets() {}

    /** The names of a task's nets, sorted. */
    public static List<String> names(Task task) {
        return NETS.getOrDefault(task, Map.of()).keySet().stream().sorted().toList();
    }

    /**
     * Creates the net of that name for a task, with input [1, 96, 96], or [1, 128, 96] for 27 points.
     *
     * @param outputs for key points 30, or {@link #KEYPOINTS_AND_FACE}; for 27 points 54 or 55; for expressions the
     *     number of classes; a detector has its own
     * @throws OptionError when the task has no net of that name
     */
    public static Net create(String name, Task task, int outputs) {
        Map<String, IntFunction<Net>> presets = NETS.getOrDefault(task, Map.of());
        IntFunction<Net> net = presets.get(name);
        if (net == null) {
            throw new OptionError(
                    "no preset '" + name + "' for the task '" + task.label() + "'",
                    "preset",
                    "use one of: " + String.join(", ", names(task)));
        }
        return net.apply(outputs);
    }
}
