package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The times of a stream's frames, and the frames that are missing where the stream is one of a constant rate. */
final class FrameClock {
    private static final double TOLERANCE = 0.01; // of the rate
    private static final double GAP = 1.7; // frames
    private static final double NEW_PART = 0.5; // seconds back; frames that are out of order are nearer

    private final double secondsPerUnit;
    private final double start;
    private final double rate;
    private final boolean constant;
    private double shift;
    private double last = Double.NEGATIVE_INFINITY;
    private Optional<String> gap = Optional.empty();

    /**
     * A clock before the first frame.
     *
     * @param secondsPerUnit of the stream's times
     * @param start the second of the stream's own clock that counts as 0
     * @param rate frames a second, where a frame has no time
     * @param constant whether all frames follow each other at that rate
     */
    FrameClock(double secondsPerUnit, double start, double rate, boolean constant) {
        this.secondsPerUnit = secondsPerUnit;
        this.start = start;
        this.rate = rate;
        this.constant = constant;
    }

    /**
     * The clock of a stream.
     *
     * @param steady whether the container's frames follow each other at one rate, if it says so
     */
    static FrameClock of(AVStream stream, boolean steady, double start, double rate) {
        double average = Ffmpeg.value(stream.avg_frame_rate());
        double smallestStep = Ffmpeg.value(stream.r_frame_rate());
        boolean constant = steady
                && Math.abs(average - rate) < TOLERANCE * rate
                && Math.abs(smallestStep - rate) < TOLERANCE * rate;
        return new FrameClock(Ffmpeg.value(stream.time_base()), start, rate, constant);
    }

    /**
     * Never goes back. A frame without a time follows its forerunner by the usual distance. One that is said to be a little
     * earlier than its forerunner is shown with it; one that is much earlier begins another part, which follows the first.
     */
    double time(long stamp) {
        double time = last + 1 / rate;
        if (stamp != AV_NOPTS_VALUE) {
            time = stamp * secondsPerUnit - start + shift;
            if (time < last - NEW_PART) {
                shift += last + 1 / rate - time;
            }
            time = Math.max(stamp * secondsPerUnit - start + shift, last);
        }
        time = Math.max(0, time);
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
