package dev.mien.video;

import dev.mien.Measure;
import dev.mien.Measures;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Detects blinks by the eye aspect ratio over time (Soukupová and Čech 2016), calibrated on the person's own open eyes.
 * Stores 8 bytes per frame, since the calibration is known only at the end.
 */
final class Eyelids {
    private static final double OPEN = .9; // the share of frames whose eyes are open no wider
    private static final double CLOSED = .6; // of the open eyes' aspect ratio
    private static final double LONGEST_GAP = .25; // seconds not seen, in which anything may have happened
    private static final double MIN_SECONDS = 1; // that are needed to know open eyes

    private float[] times = new float[256];
    private float[] ratios = new float[256];
    private int count;

    /** Adds the eyes at a time in seconds with any origin; ignored if there are no points of the eyelids. */
    void add(double time, Measures measures) {
        double[] known = Stream.of(Measure.LEFT_EYE_ASPECT_RATIO, Measure.RIGHT_EYE_ASPECT_RATIO)
                .flatMapToDouble(eye -> measures.get(eye).stream())
                .toArray();
        if (known.length > 0) {
            add(time, DoubleStream.of(known).average().orElseThrow());
        }
    }

    private void add(double time, double ratio) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            ratios = Arrays.copyOf(ratios, 2 * count);
        }
        times[count] = (float) time;
        ratios[count] = (float) ratio;
        count++;
    }

    /** The blinks; empty if the eyes were visible for less than a second. */
    Optional<Blinks> finished() {
        if (count == 0) {
            return Optional.empty();
        }
        float[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        double open = sorted[(int) (OPEN * (count - 1))];
        double border = CLOSED * open;
        double seen = 0;
        double closed = 0;
        double since = Double.NaN; // when they closed, where that was seen
        int blinks = 0;
        for (int i = 1; i < count; i++) {
            double seconds = times[i] - times[i - 1];
            if (seconds > LONGEST_GAP) {
                since = Double.NaN;
                continue;
            }
            seen += seconds;
            boolean before = ratios[i - 1] < border;
            boolean after = ratios[i] < border;
            if (before && after) {
                closed += seconds;
            } else if (before != after) {
                double share = (border - ratios[i - 1]) / (ratios[i] - ratios[i - 1]);
                double crossed = times[i - 1] + share * seconds;
                closed += after ? times[i] - crossed : crossed - times[i - 1];
                double lasted = crossed - since;
                blinks += before && lasted >= Blinks.SHORTEST && lasted <= Blinks.LONGEST ? 1 : 0;
                since = after ? crossed : Double.NaN;
            }
        }
        return seen < MIN_SECONDS
                ? Optional.empty()
                : Optional.of(new Blinks(open, blinks, 60 * blinks / seen, closed / seen));
    }
}
