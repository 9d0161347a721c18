package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;

/**
 * What a container says of its format and its times.
 *
 * @param context the opened container
 */
record ContainerInfo(AVFormatContext context) {
    private static final int DURATION_FROM_PTS = 0; // AVFMT_DURATION_FROM_PTS: from the first time to the last
    private static final int DURATION_FROM_BITRATE = 2; // AVFMT_DURATION_FROM_BITRATE: a guess

    /** The start time on the file's own clock, in seconds. */
    double start() {
        long start = context.start_time();
        return start == AV_NOPTS_VALUE ? 0 : (double) start / AV_TIME_BASE;
    }

    /** The duration according to the file's header; empty if unknown. */
    OptionalDouble seconds() {
        boolean known = context.duration() != AV_NOPTS_VALUE
                && context.duration() > 0
                && context.duration_estimation_method() != DURATION_FROM_BITRATE;
        return known ? OptionalDouble.of((double) context.duration() / AV_TIME_BASE) : OptionalDouble.empty();
    }

    /** Whether the duration counts from the start time; what a header says counts from 0. */
    boolean countsFromStart() {
        return context.duration_estimation_method() == DURATION_FROM_PTS;
    }

    /** Whether this is an MPEG transport stream: broadcast at a constant rate, without a duration. */
    boolean isTransportStream() {
        return isFormat("mpegts");
    }

    /** Whether recordings of this kind may start between key frames, so that their first frames cannot be decoded. */
    boolean beginsAnywhere() {
        return isTransportStream() || isFormat("mpeg");
    }

    /** Whether these are JPEG pictures without a container. */
    boolean isMotionJpeg() {
        return isFormat("mjpeg");
    }

    /** Whether these are JPEG pictures in the parts of a message, as network cameras send them by HTTP. */
    boolean isMessageInParts() {
        return isFormat("mpjpeg");
    }

    /** Whether its packets have no times, but are counted. */
    boolean isAvi() {
        return isFormat("avi");
    }

    private boolean isFormat(String name) {
        return context.iformat().name().getString().equals(name);
    }
}
