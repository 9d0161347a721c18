package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/** The sound of a file, copied into another container without decoding it. Reads the file apart from who reads its pictures. */
final class SoundTrack implements AutoCloseable {
    private final Demuxer demuxer;
    private final AVStream from;
    private final AVStream to;
    private final AVPacket packet = av_packet_alloc();
    private final long start; // in the file's own units
    private boolean waiting; // the packet is for later
    private boolean ended;

    private SoundTrack(Demuxer demuxer, AVStream from, AVStream to) {
        this.demuxer = demuxer;
        this.from = from;
        this.to = to;
        this.start = Math.round(demuxer.start() / Ffmpeg.value(from.time_base()));
    }

    /** Adds a stream for the file's sound to the container; empty where there is none or the container cannot hold it. */
    static Optional<SoundTrack> open(Path file, AVFormatContext container) {
        try (BytePointer url = Ffmpeg.url(file)) {
            Demuxer demuxer = new Demuxer(url, null, VideoFiles.OPENING, VideoFiles.DECODING);
            Optional<SoundTrack> track = demuxer.best(AVMEDIA_TYPE_AUDIO)
                    .filter(stream -> holds(container, stream))
                    .map(stream -> new SoundTrack(demuxer, stream, addStream(container, stream)));
            if (track.isEmpty()) {
                demuxer.close();
            }
            return track;
        } catch (Ffmpeg.Failure e) {
            return Optional.empty();
        }
    }

    private static boolean holds(AVFormatContext container, AVStream stream) {
        return avformat_query_codec(container.oformat(), stream.codecpar().codec_id(), 0) > 0;
    }

    private static AVStream addStream(AVFormatContext container, AVStream stream) {
        AVStream added = avformat_new_stream(container, null);
        avcodec_parameters_copy(added.codecpar(), stream.codecpar());
        added.codecpar().codec_tag(0); // each container has its own
        added.time_base(stream.time_base());
        return added;
    }

    /** Hands on all sound before that second of the video. */
    void copyUntil(double second, PacketSink sink) throws Ffmpeg.Failure {
        while (!ended && (waiting || read())) {
            waiting = true;
            if (packet.pts() != AV_NOPTS_VALUE && (packet.pts() - start) * Ffmpeg.value(from.time_base()) >= second) {
                return;
            }
            waiting = false;
            send(sink);
        }
    }

    private boolean read() {
        while (demuxer.read(packet)) {
            if (packet.stream_index() == from.index()) {
                return true;
            }
            av_packet_unref(packet);
        }
        ended = true;
        return false;
    }

    private void send(PacketSink sink) throws Ffmpeg.Failure {
        if (packet.pts() != AV_NOPTS_VALUE) {
            packet.pts(packet.pts() - start);
        }
        if (packet.dts() != AV_NOPTS_VALUE) {
            packet.dts(packet.dts() - start);
        }
        av_packet_rescale_ts(packet, from.time_base(), to.time_base());
        packet.stream_index(to.index()).pos(-1);
        sink.write(packet);
        av_packet_unref(packet);
    }

    @Override
    public void close() {
        av_packet_free(packet);
        demuxer.close();
    }
}
