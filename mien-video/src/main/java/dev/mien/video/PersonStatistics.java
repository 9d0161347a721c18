package dev.mien.video;

import dev.mien.Expression;
import dev.mien.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The statistics of a person while in view.
 *
 * @param frames the number of frames with the face
 * @param share the share of frames with the face between the first and the last one, 0..1
 * @param episodes of the expression, in order; none without an expression model
 * @param poses the 5th, 50th and 95th percentile of yaw, pitch and roll over the frames, in degrees; empty without
 *     measures
 * @param blinks the blinks; empty if the eyelids have no points or were hardly visible
 */
public record PersonStatistics(
        int frames, double share, List<Episode> episodes, Map<Measure, List<Double>> poses, Optional<Blinks> blinks) {
    /** The percentiles in {@link #poses}. */
    public static final List<Integer> PERCENTILES = List.of(5, 50, 95);

    /** The measures in {@link #poses}. */
    public static final List<Measure> POSES = List.of(Measure.YAW, Measure.PITCH, Measure.ROLL);

    public PersonStatistics {
        episodes = List.copyOf(episodes);
        poses = Map.copyOf(poses);
    }

    /** The total duration of the expression in seconds. */
    public double seconds(Expression expression) {
        return of(expression).mapToDouble(Episode::seconds).sum();
    }

    /** The duration of its longest episode in seconds. */
    public double longest(Expression expression) {
        return of(expression).mapToDouble(Episode::seconds).max().orElse(0);
    }

    /** The expression with the longest total duration; empty if there are none. */
    public Optional<Expression> prevailing() {
        return episodes.stream()
                .map(Episode::expression)
                .distinct()
                .reduce((one, other) -> seconds(other) > seconds(one) ? other : one);
    }

    /** The number of changes from one expression to another. */
    public int transitions() {
        int count = 0;
        for (int i = 1; i < episodes.size(); i++) {
            count += episodes.get(i).expression() != episodes.get(i - 1).expression() ? 1 : 0;
        }
        return count;
    }

    /** A percentile of a pose in degrees. */
    public OptionalDouble pose(Measure measure, int percentile) {
        List<Double> known = poses.get(measure);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known.get(PERCENTILES.indexOf(percentile)));
    }

    private Stream<Episode> of(Expression expression) {
        return episodes.stream().filter(episode -> episode.expression() == expression);
    }
}
