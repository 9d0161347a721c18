package dev.mien.video;

import dev.mien.Expression;
import dev.mien.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What somebody showed while in view.
 *
 * @param frames in how many frames the face was seen
 * @param share of the frames between the first and the last, 0..1, in which it was seen
 * @param episodes of the expression, in order; none where no expression was asked
 * @param poses the 5th, 50th and 95th percentile of yaw, pitch and roll over the frames, in degrees; empty where nothing was measured
 * @param blinks what the eyelids did; empty where they were not placed or hardly seen
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

    /** How long the expression lasted in all, in seconds. */
    public double seconds(Expression expression) {
        return of(expression).mapToDouble(Episode::seconds).sum();
    }

    /** How long its longest episode was, in seconds. */
    public double longest(Expression expression) {
        return of(expression).mapToDouble(Episode::seconds).max().orElse(0);
    }

    /** The expression that lasted longest in all; empty where none was read. */
    public Optional<Expression> prevailing() {
        return episodes.stream()
                .map(Episode::expression)
                .distinct()
                .reduce((one, other) -> seconds(other) > seconds(one) ? other : one);
    }

    /** How often one expression followed another. */
    public int transitions() {
        int count = 0;
        for (int i = 1; i < episodes.size(); i++) {
            count += episodes.get(i).expression() != episodes.get(i - 1).expression() ? 1 : 0;
        }
        return count;
    }

    /** A percentile of a pose, in degrees. */
    public OptionalDouble pose(Measure measure, int percentile) {
        List<Double> known = poses.get(measure);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known.get(PERCENTILES.indexOf(percentile)));
    }

    private Stream<Episode> of(Expression expression) {
        return episodes.stream().filter(episode -> episode.expression() == expression);
    }
}
