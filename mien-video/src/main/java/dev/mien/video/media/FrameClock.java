package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Computes the times of a stream's frames, and detects missing frames in a stream with a constant rate. */
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
     * @param secondsPerUnit the unit of the stream's time stamps
     * @param start the start time on the stream's own clock, in seconds
     * @param rate frames per second, for frames without a time stamp
     * @param constant whether that rate is constant
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
     * @param steady whether the container declares a constant rate
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
     * The time of the next frame, which never decreases. A frame without a time stamp follows the previous one at the
     * usual interval. One that is slightly earlier than the previous frame gets the same time; one that is much earlier
     * starts another part, which is appended to the first.
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

    /** The first place where frames are missing. */
    Optional<String> gap() {
        return gap;
    }
}
