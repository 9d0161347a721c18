package dev.mien.net;

import dev.mien.Keypoint;
import dev.mien.UserError;
import dev.mien.model.Task;
import java.util.List;

/** The nets that can be asked for by name. */
public final class Presets {
    /** The names for key points and expressions, for help texts and messages. */
    public static final List<String> NAMES = List.of("seed", "small");

    /** The names for detectors. */
    public static final List<String> DETECTORS = List.of("pyramid", "small");

    /** The outputs of a key point net that also says how likely the picture is a face: 30 coordinates and a logit. */
    public static final int KEYPOINTS_AND_FACE = 2 * Keypoint.COUNT + 1;

    private Presets() {}

    /**
     * The net of that name for a task, input [1, 96, 96].
     *
     * @param outputs for key points 30, or {@link #KEYPOINTS_AND_FACE}; for expressions the number of classes; a
     *     detector has its own
     */
    public static Net create(String name, Task task, int outputs) {
        return switch (name) {
            case "seed" -> {
                if (task == Task.DETECTOR) {
                    throw new UserError("the preset 'seed' is no detector", "--preset", "use 'small'");
                }
                if (task == Task.KEYPOINTS && outputs == KEYPOINTS_AND_FACE) {
                    throw new UserError(
                            "the preset 'seed' does not tell faces from other pictures",
                            "--background",
                            "leave it out, or use another preset");
                }
                yield SeedPreset.create(task, outputs);
            }
            case "small" ->
                switch (task) {
                    case KEYPOINTS -> SmallKeypoints.create(outputs);
                    case EXPRESSION -> SmallExpression.create(outputs);
                    case DETECTOR -> SmallDetector.create();
                };
            case "pyramid" -> {
                if (task != Task.DETECTOR) {
                    throw new UserError("the preset 'pyramid' is a detector", "--preset", "use 'small'");
                }
                yield PyramidDetector.create();
            }
            default ->
                throw new UserError(
                        "unknown preset '" + name + "'",
                        "--preset",
                        "use one of: " + NAMES + ", for a detector one of " + DETECTORS);
        };
    }
}
