package dev.mien.video;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.Arrays;

/**
 * The expression of a person over time in a bounded number of steps: each is the mean over an interval, and the
 * intervals grow with the video. Not thread-safe.
 */
public final class ExpressionTimeline {
    private static final int MAX_STEPS = 1024;
    private static final double SHORTEST = 1 / 16.0; // seconds

    private final LabelSet labels;
    private final double[][] sums; // [MAX_STEPS, classes]
    private final int[] counts = new int[MAX_STEPS];
    private double start = Double.NaN;
    private double step = SHORTEST;
    private int used;
    private int lastFrame = Integer.MIN_VALUE;
    private double lastTime;
    private float[] lastShares = {};

    /** An empty timeline; scores are converted to that label set. */
    public ExpressionTimeline(LabelSet labels) {
        this.labels = labels;
        this.sums = new double[MAX_STEPS][labels.size()];
    }

    /**
     * Adds the scores of a frame.
     *
     * @param frame its number: until the next frame, however long that takes, the person is in view
     * @param time its time in seconds, which must not precede the first one
     */
    public void add(int frame, double time, ExpressionScores scores) {
        if (Double.isNaN(start)) {
            start = time;
        }
        while (time - start >= step * MAX_STEPS) {
            halve();
        }
        float[] shares = scores.in(labels).probabilities();
        if (frame == lastFrame + 1) {
            for (int at = at(lastTime) + 1; at < at(time); at++) {
                count(at, lastShares);
            }
        }
        count(at(time), shares);
        lastFrame = frame;
        lastTime = time;
        lastShares = shares;
    }

    private int at(double time) {
        return (int) ((time - start) / step);
    }

    private void count(int at, float[] shares) {
        for (int i = 0; i < shares.length; i++) {
            sums[at][i] += shares[i];
        }
        counts[at]++;
        used = Math.max(used, at + 1);
    }

    /** Merges pairs of steps. */
    private void halve() {
        for (int to = 0; to < MAX_STEPS / 2; to++) {
            counts[to] = counts[2 * to] + counts[2 * to + 1];
            for (int i = 0; i < labels.size(); i++) {
                sums[to][i] = sums[2 * to][i] + sums[2 * to + 1][i];
            }
        }
        for (int i = MAX_STEPS / 2; i < MAX_STEPS; i++) {
            counts[i] = 0;
            Arrays.fill(sums[i], 0);
        }
        step *= 2;
        used = (used + 1) / 2;
    }

    /** The classes. */
    public LabelSet labels() {
        return labels;
    }

    /** The middle of each step in seconds of the video. */
    public double[] times() {
        double[] times = new double[used];
        for (int i = 0; i < used; i++) {
            times[i] = start + (i + 0.5) * step;
        }
        return times;
    }

    /**
     * The probability of a class at each of {@link #times}; NaN if the person was not visible.
     *
     * @param index the index of the class in {@link #labels}
     */
    public double[] shares(int index) {
        double[] shares = new double[used];
        for (int i = 0; i < used; i++) {
            shares[i] = counts[i] == 0 ? Double.NaN : sums[i][index] / counts[i];
        }
        return shares;
    }
}
