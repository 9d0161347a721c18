package dev.mien.video;

import dev.mien.Face;
import dev.mien.Measure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the statistics of a person in view. Needs memory for the episodes, a bounded number of poses, and the
 * eyelids of each frame.
 */
final class PersonRecord {
    private final int firstFrame;
    private final Episodes episodes = new Episodes();
    private final Map<Measure, Quantiles> poses = new EnumMap<>(Measure.class);
    private final Eyelids eyelids = new Eyelids();
    private final double firstTime;
    private int lastFrame;
    private int frames;

    PersonRecord(int firstFrame, double firstTime) {
        this.firstFrame = firstFrame;
        this.firstTime = firstTime;
        PersonStatistics.POSES.forEach(measure -> poses.put(measure, new Quantiles()));
    }

    void add(int frame, double time, Face face) {
        frames++;
        lastFrame = frame;
        face.expression().ifPresent(scores -> episodes.add(frame, time, scores));
        face.measures().ifPresent(taken -> {
            poses.forEach((measure, values) -> taken.get(measure).ifPresent(values::add));
            eyelids.add(time - firstTime, taken);
        });
    }

    /** The statistics; nothing may be added afterwards. */
    PersonStatistics finished() {
        Map<Measure, List<Double>> percentiles = new EnumMap<>(Measure.class);
        poses.forEach((measure, values) -> {
            if (values.at(.5).isPresent()) {
                percentiles.put(
                        measure,
                        PersonStatistics.PERCENTILES.stream()
                                .map(percentile -> values.at(percentile / 100.0).orElseThrow())
                                .toList());
            }
        });
        return new PersonStatistics(
                frames,
                frames / (double) (lastFrame - firstFrame + 1),
                episodes.finished(),
                percentiles,
                eyelids.finished());
    }
}
