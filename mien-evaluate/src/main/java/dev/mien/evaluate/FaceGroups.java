package dev.mien.evaluate;

import dev.mien.dataset.MarkedFace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The groups of annotated faces whose recall is reported: by height, and by the flags that the annotations have. */
final class FaceGroups {
    /** Faces that are not higher than this, in pixels, are in no group. */
    private static final double SMALLEST = 10;

    private FaceGroups() {}

    /** The groups by name, in the order of the report. */
    static Map<String, Predicate<MarkedFace>> of(DetectorEvaluation evaluation) {
        Map<String, Predicate<MarkedFace>> groups = new LinkedHashMap<>();
        double[] heights = {SMALLEST, 20, 32, 64, 128, Double.POSITIVE_INFINITY};
        for (int i = 0; i + 1 < heights.length; i++) {
            double from = heights[i];
            double to = heights[i + 1];
            String name = Double.isInfinite(to)
                    ? "higher than " + (int) from + " px"
                    : (int) from + " to " + (int) to + " px high";
            groups.put(name, face -> face.box().height() > from && face.box().height() <= to);
        }
        addFlag(groups, evaluation, "blur", MarkedFace::blur, "none", "some", "heavy");
        addFlag(groups, evaluation, "occlusion", MarkedFace::occlusion, "none", "some", "heavy");
        addFlag(groups, evaluation, "pose", MarkedFace::pose, "typical", "untypical");
        return groups;
    }

    /** Adds a group for each level, unless no face has the flag: the annotations do not tell it then. */
    private static void addFlag(
            Map<String, Predicate<MarkedFace>> groups,
            DetectorEvaluation evaluation,
            String name,
            ToIntFunction<MarkedFace> flag,
            String... levels) {
        if (evaluation.faces().stream().allMatch(scored -> flag.applyAsInt(scored.face()) == 0)) {
            return;
        }
        for (int level = 0; level < levels.length; level++) {
            int wanted = level;
            groups.put(
                    name + ": " + levels[level],
                    face -> face.box().height() > SMALLEST && flag.applyAsInt(face) == wanted);
        }
    }
}
