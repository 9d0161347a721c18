package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.mien.Amount;
import dev.mien.Closer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Reads the packets of a container's streams, from a file, memory or a device. */
final class Demuxer implements AutoCloseable {
    /**
     * A file is truncated if it ends earlier than its header says by more than this time, or by {@link #MISSING_FRAMES}
     * of its frames.
     */
    private static final double MISSING_SECONDS = 0.06;

    /** The duration of the last frame is often unknown, and times are rounded; that much may be missing. */
    private static final double MISSING_FRAMES = 1.5;

    /** A larger interval between two frames, in seconds, means that the recorder was paused. */
    private static final double LONGEST_FRAME = 10;

    private static final int DURATION_FROM_PTS = 0; // AVFMT_DURATION_FROM_PTS: from the first time to the last
    private static final int DURATION_FROM_BITRATE = 2; // AVFMT_DURATION_FROM_BITRATE: a guess

    /**
     * The sizes of the packets of a transport stream: plain, with a leading time stamp, or with trailing check bytes.
     */
    private static final int[] TRANSPORT_PACKETS = {188, 192, 204};

    private final AVFormatContext context;
    private final Closer resources = new Closer();
    private final Map<Integer, Double> lastDecoded = new HashMap<>(); // by stream, those with pictures only
    private double longestFrame;
    private double lastTime;
    private @Nullable String damage;
    private @Nullable String doubt;

    /**
     * Opens a container and probes its streams.
     *
     * @param format the format of a device; null to detect that of a file from its content
     * @param decoding options for the decoders that probe the streams
     */
    Demuxer(BytePointer url, @Nullable AVInputFormat format, Map<String, String> options, Map<String, String> decoding)
            throws Ffmpeg.Failure {
        this(new AVFormatContext(null), url, format, options);
        try {
            findStreams(decoding);
        } catch (Ffmpeg.Failure e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a file in memory whose header describes its streams completely, so that no decoder has to probe them.
     *
     * @param input outlives the demuxer
     */
    Demuxer(MemoryInput input, Map<String, String> options) throws Ffmpeg.Failure {
        this(avformat_alloc_context().pb(input.context()), null, null, options);
    }

    private Demuxer(
            AVFormatContext context,
            @Nullable BytePointer url,
            @Nullable AVInputFormat format,
            Map<String, String> options)
            throws Ffmpeg.Failure {
        this.context = context;
        AVDictionary opening = Ffmpeg.options(options);
        try {
            Ffmpeg.check(avformat_open_input(context, url, format, opening)); // which frees the context if it fails
        } finally {
            av_dict_free(opening);
        }
        resources.add(context, opened -> avformat_close_input(opened));
        ErrorLog.watch(context);
        resources.add(context, ErrorLog::forget);
    }

    private void findStreams(Map<String, String> decoding) throws Ffmpeg.Failure {
        int count = context.nb_streams();
        try (PointerPointer<AVDictionary> pointers = new PointerPointer<>(Math.max(1, count))) {
            for (int i = 0; i < count; i++) {
                pointers.put(i, Ffmpeg.options(decoding));
            }
            int code = avformat_find_stream_info(context, pointers);
            for (int i = 0; i < count; i++) {
                AVDictionary unused = pointers.get(AVDictionary.class, i);
                if (unused != null) {
                    av_dict_free(unused);
                }
            }
            Ffmpeg.check(code);
        }
    }

    /** The stream of that media type that a player would choose. */
    Optional<AVStream> best(int mediaType) {
        int index = av_find_best_stream(context, mediaType, -1, -1, (AVCodec) null, 0);
        return index < 0 ? Optional.empty() : Optional.of(context.streams(index));
    }

    AVFormatContext context() {
        return context;
    }

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

    /**
     * Reads the next packet of any stream.
     *
     * @return false at the end, regular or not
     */
    boolean read(AVPacket packet) {
        int code = av_read_frame(context, packet);
        while (code == AVERROR_EAGAIN()) { // a device that has nothing yet
            LockSupport.parkNanos(1_000_000);
            code = av_read_frame(context, packet);
        }
        if (code == AVERROR_EOF) {
            checkEnd();
            return false;
        }
        if (code < 0) {
            damage = "cut off or damaged after " + clock(lastTime - start()) + " (" + Ffmpeg.describe(code) + ")";
            return false;
        }
        note(packet);
        return true;
    }

    private void note(AVPacket packet) {
        long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (time != AV_NOPTS_VALUE) {
            double unit = Ffmpeg.value(context.streams(packet.stream_index()).time_base());
            lastTime = Math.max(lastTime, (time + packet.duration()) * unit);
            noteFrame(packet, unit);
        }
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0 && doubt == null) {
            doubt = "a damaged part at " + clock(lastTime - start());
        }
    }

    private void noteFrame(AVPacket packet, double unit) {
        int stream = packet.stream_index();
        if (packet.dts() != AV_NOPTS_VALUE && context.streams(stream).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
            Double before = lastDecoded.put(stream, packet.dts() * unit);
            double length = before == null ? 0 : packet.dts() * unit - before;
            longestFrame = length > LONGEST_FRAME ? longestFrame : Math.max(longestFrame, length);
        }
    }

    private void checkEnd() {
        if (isFormat("avi")) {
            return; // its times are counted; see missing
        }
        OptionalDouble seconds = seconds();
        // What a header says counts from 0.
        double end = context.duration_estimation_method() == DURATION_FROM_PTS ? lastTime - start() : lastTime;
        double allowed = Math.max(MISSING_SECONDS, MISSING_FRAMES * longestFrame);
        if (seconds.isPresent() && end < seconds.getAsDouble() - allowed) {
            damage = "cut off: " + clock(end) + " of " + clock(seconds.getAsDouble()) + " are there";
        } else if (isTransportStream() && Arrays.stream(TRANSPORT_PACKETS).allMatch(size -> bytes() % size != 0)) {
            damage = "cut off within a packet after " + clock(lastTime - start());
        }
    }

    private long bytes() {
        return Math.max(0, avio_size(context.pb())); // a negative one says that a device has no size
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

    private boolean isFormat(String name) {
        return context.iformat().name().getString().equals(name);
    }

    /**
     * Whether a stream has fewer packets than the file's header or index says. Checked for AVI only, which has no time
     * stamps; in other formats an edit list may leave packets out. Empty packets repeat the previous frame.
     *
     * @param packets the number of packets read
     */
    Optional<String> missing(AVStream stream, long packets) {
        if (!isFormat("avi")) {
            return Optional.empty();
        }
        int entries = avformat_index_get_entries_count(stream); // of what was read, where the index at the end is lost
        if (entries < stream.nb_frames() - 1) { // some writers count one too many
            return Optional.of("cut off: " + entries + " of " + stream.nb_frames() + " frames are there");
        }
        long known = IntStream.range(0, entries)
                .filter(i -> avformat_index_get_entry(stream, i).size() > 0)
                .count();
        return packets < known
                ? Optional.of(known - packets + " of " + known + " frames are missing")
                : Optional.empty();
    }

    /** The damage of the container as far as it was read. */
    Optional<String> damage() {
        int errors = ErrorLog.errors(context);
        return Optional.ofNullable(damage)
                .or(() -> errors == 0 ? Optional.empty() : Optional.of(Amount.of(errors, "damaged part")));
    }

    /**
     * The position of a packet marked as damaged. Joined recordings have such marks, too; the frames tell the
     * difference.
     */
    Optional<String> doubt() {
        return Optional.ofNullable(doubt);
    }

    private static String clock(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    @Override
    public void close() {
        resources.close();
    }
}
