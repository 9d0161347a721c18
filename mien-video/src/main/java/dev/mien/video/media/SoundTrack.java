package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EAC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.mien.Closer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/**
 * Transfers the sound of a file to an MP4: copies it if players support its codec, otherwise converts it to AAC. Reads
 * the file independently of its pictures.
 */
final class SoundTrack implements AutoCloseable {
    private static final Set<Integer> COPIED = Set.of(
            AV_CODEC_ID_AAC,
            AV_CODEC_ID_MP3,
            AV_CODEC_ID_AC3,
            AV_CODEC_ID_EAC3,
            AV_CODEC_ID_ALAC,
            AV_CODEC_ID_OPUS,
            AV_CODEC_ID_FLAC);

    private static final double NEW_PART = 0.5; // seconds back; what is nearer is out of order
    private static final double PRE_ROLL = 0.1; // seconds before the start that a decoder needs

    private final Demuxer demuxer;
    private final AVStream from;
    private final SoundPackets packets;
    private final Closer resources;
    private final AVPacket packet;
    private final long start; // in the file's own units
    private long shift; // of a part that begins anew, in the same units
    private long next; // where the sound read so far ends
    private boolean waiting; // the packet is for later
    private boolean ended;

    private SoundTrack(Demuxer demuxer, AVStream from, SoundPackets packets, Closer resources) {
        this.demuxer = demuxer;
        this.from = from;
        this.packets = packets;
        this.resources = resources;
        this.packet = resources.add(av_packet_alloc(), freed -> av_packet_free(freed));
        this.start = Math.round(demuxer.info().start() / Ffmpeg.value(from.time_base()));
    }

    /** The sound of a file cannot be transferred; says which and why. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String sound, Throwable cause) {
            super("its sound (" + sound + ") cannot be converted: " + cause.getMessage(), cause);
        }
    }

    /**
     * Adds a stream for the file's sound to the container.
     *
     * @return empty if there is no sound
     */
    static Optional<SoundTrack> open(Path file, AVFormatContext container) throws Lost {
        Closer resources = new Closer();
        String sound = "";
        try (BytePointer url = Ffmpeg.url(file)) {
            Demuxer demuxer = resources.add(new Demuxer(url, null, Formats.OPENING, Formats.DECODING));
            Optional<AVStream> stream = demuxer.best(AVMEDIA_TYPE_AUDIO);
            if (stream.isEmpty()) {
                resources.close();
                return Optional.empty();
            }
            int codec = stream.get().codecpar().codec_id();
            sound = avcodec_get_name(codec).getString();
            SoundPackets packets = COPIED.contains(codec)
                    ? new CopiedSound(stream.get(), avformat_new_stream(container, null))
                    : resources.add(new ConvertedSound(stream.get(), container));
            return Optional.of(new SoundTrack(demuxer, stream.get(), packets, resources));
        } catch (Ffmpeg.Failure e) {
            throw resources.closedAfter(new Lost(sound, e));
        } catch (RuntimeException | Error e) {
            resources.closedAfter(e);
            throw e;
        }
    }

    /** Passes on all sound before that time of the video, in seconds. */
    void copyUntil(double second, PacketSink sink) throws Ffmpeg.Failure {
        while (!ended && (waiting || read())) {
            waiting = true;
            if (packet.pts() != AV_NOPTS_VALUE && packet.pts() * Ffmpeg.value(from.time_base()) >= second) {
                return;
            }
            waiting = false;
            packets.send(packet, sink);
            av_packet_unref(packet);
        }
    }

    /** Passes on all sound before that time, including buffered data. */
    void finish(double second, PacketSink sink) throws Ffmpeg.Failure {
        copyUntil(second, sink);
        packets.finish(sink);
    }

    private boolean read() {
        while (demuxer.read(packet)) {
            if (packet.stream_index() == from.index() && !isCutAway()) {
                keepOn();
                return true;
            }
            av_packet_unref(packet);
        }
        ended = true;
        return false;
    }

    /** Whether an editor cut the packet away without removing it from the file. */
    private boolean isCutAway() {
        boolean isLeftOut = (packet.flags() & AV_PKT_FLAG_DISCARD) != 0;
        double time = fromStart(packet.pts()) * Ffmpeg.value(from.time_base());
        return isLeftOut && !(time < 0 && time >= -PRE_ROLL);
    }

    /**
     * Makes times relative to the start. In joined recordings, whose times start again, later parts are appended, as
     * for pictures.
     */
    private void keepOn() {
        long time = fromStart(packet.dts());
        if (time != AV_NOPTS_VALUE && (next - time) * Ffmpeg.value(from.time_base()) > NEW_PART) {
            shift += next - time;
        }
        packet.pts(fromStart(packet.pts())).dts(fromStart(packet.dts()));
        if (packet.dts() != AV_NOPTS_VALUE) {
            next = Math.max(next, packet.dts() + packet.duration());
        }
    }

    private long fromStart(long time) {
        return time == AV_NOPTS_VALUE ? time : time - start + shift;
    }

    @Override
    public void close() {
        resources.close();
    }
}
