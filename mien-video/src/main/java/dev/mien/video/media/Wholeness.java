package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.mien.Amount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** Notes the packets of a container while they are read, and tells whether it was cut off or damaged. */
final class Wholeness {
    /**
     * A file is truncated if it ends earlier than its header says by more than this time, or by {@link #MISSING_FRAMES}
     * of its frames.
     */
    private static final double MISSING_SECONDS = 0.06;

    /** The duration of the last frame is often unknown, and times are rounded; that much may be missing. */
    private static final double MISSING_FRAMES = 1.5;

    /** A larger interval between two frames, in seconds, means that the recorder was paused. */
    private static final double LONGEST_FRAME = 10;

    /**
     * The sizes of the packets of a transport stream: plain, with a leading time stamp, or with trailing check bytes.
     */
    private static final int[] TRANSPORT_PACKETS = {188, 192, 204};

    private final AVFormatContext context;
    private final ContainerInfo info;
    private final Map<Integer, Double> lastDecoded = new HashMap<>(); // by stream, those with pictures only
    private double longestFrame;
    private double lastTime;
    private @Nullable String damage;
    private @Nullable String doubt;

    Wholeness(ContainerInfo info) {
        this.context = info.context();
        this.info = info;
    }

    /** Notes a packet that was read. */
    void note(AVPacket packet) {
        long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (time != AV_NOPTS_VALUE) {
            double unit = Ffmpeg.value(context.streams(packet.stream_index()).time_base());
            lastTime = Math.max(lastTime, (time + packet.duration()) * unit);
            noteFrame(packet, unit);
        }
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0 && doubt == null) {
            doubt = "a damaged part at " + clock(lastTime - info.start());
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

    /** Notes that the end was reached. */
    void end() {
        if (info.isAvi()) {
            return; // its times are counted; see missing
        }
        OptionalDouble seconds = info.seconds();
        double end = info.countsFromStart() ? lastTime - info.start() : lastTime;
        double allowed = Math.max(MISSING_SECONDS, MISSING_FRAMES * longestFrame);
        if (seconds.isPresent() && end < seconds.getAsDouble() - allowed) {
            damage = "cut off: " + clock(end) + " of " + clock(seconds.getAsDouble()) + " are there";
        } else if (info.isTransportStream() && Arrays.stream(TRANSPORT_PACKETS).allMatch(size -> bytes() % size != 0)) {
            damage = "cut off within a packet after " + clock(lastTime - info.start());
        }
    }

    /** Notes that reading failed before the end, of which a camera's message in parts has none. */
    void fail(int code) {
        if (info.isMessageInParts()) {
            return;
        }
        damage = "cut off or damaged after " + clock(lastTime - info.start()) + " (" + Ffmpeg.describe(code) + ")";
    }

    private long bytes() {
        return Math.max(0, avio_size(context.pb())); // a negative one says that a device has no size
    }

    /**
     * Whether a stream has fewer packets than the file's header or index says. Checked for AVI only, which has no time
     * stamps; in other formats an edit list may leave packets out. Empty packets repeat the previous frame.
     *
     * @param packets the number of packets read
     */
    Optional<String> missing(AVStream stream, long packets) {
        if (!info.isAvi()) {
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
}
