package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The times of a stream's frames, and the frames that are missing where the stream is one of a constant rate. */
final class FrameClock {
    private static final double TOLERANCE = 0.01; // of the rate
    private static final double GAP = 1.7; // frames

    private final double secondsPerUnit;
    private final double start;
    private final double rate;
    private final boolean constant;
    private double last = Double.NEGATIVE_INFINITY;
    private Optional<String> gap = Optional.empty();

    /**
     * A clock before the first frame.
     *
     * @param start the second of the stream's own clock that counts as 0
     * @param steady whether the container's frames follow each other at one rate, if it says so
     * @param rate frames a second, where a frame has no time
     */
    FrameClock(AVStream stream, boolean steady, double start, double rate) {
        this.secondsPerUnit = Ffmpeg.value(stream.time_base());
        this.start = start;
        this.rate = rate;
        double average = Ffmpeg.value(stream.avg_frame_rate());
        double smallestStep = Ffmpeg.value(stream.r_frame_rate());
        this.constant = steady
                && Math.abs(average - rate) < TOLERANCE * rate
                && Math.abs(smallestStep - rate) < TOLERANCE * rate;
    }

    /** Never goes back: a frame without a time, or with one before its forerunner's, follows it by the usual distance. */
    double time(long stamp) {
        double time = stamp == AV_NOPTS_VALUE ? Double.NaN : stamp * secondsPerUnit - start;
        if (!(time > last)) {
            time = Math.max(0, last + 1 / rate);
        }
        if (constant && gap.isEmpty() && last >= 0 && (time - last) * rate > GAP) {
            gap = Optional.of(String.format(Locale.ROOT, "frames are missing after %.1f s", last));
        }
        last = time;
        return time;
    }

    /** Where frames are missing first. */
    Optional<String> gap() {
        return gap;
    }
}
