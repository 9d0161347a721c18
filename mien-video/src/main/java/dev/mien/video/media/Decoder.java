package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.mien.Closer;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes the packets of a stream. Damaged ones are counted and skipped. */
final class Decoder implements AutoCloseable {
    private static final int CORRUPT = 1; // AV_FRAME_FLAG_CORRUPT, a macro that the binding lacks

    private final AVCodecContext context;
    private final Closer resources = new Closer();
    private int damaged;
    private boolean ended;

    Decoder(AVStream stream, Map<String, String> options) throws Ffmpeg.Failure {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null) {
            throw new Ffmpeg.Failure(AVERROR_DECODER_NOT_FOUND);
        }
        context = resources.add(avcodec_alloc_context3(codec), opened -> avcodec_free_context(opened));
        AVDictionary opening = Ffmpeg.options(options);
        try {
            Ffmpeg.check(avcodec_parameters_to_context(context, stream.codecpar()));
            context.pkt_timebase(stream.time_base());
            Ffmpeg.check(avcodec_open2(context, codec, opening));
        } catch (Ffmpeg.Failure e) {
            close();
            throw e;
        } finally {
            av_dict_free(opening);
        }
    }

    /** Sends a packet to the decoder, which must have no frame left; null at the end of the stream. */
    void send(@Nullable AVPacket packet) {
        int code = avcodec_send_packet(context, packet);
        if (packet != null && code < 0) {
            damaged++;
        }
    }

    /**
     * Receives the next frame; returns false if the decoder needs another packet or has {@linkplain #hasEnded ended}.
     */
    boolean receive(AVFrame frame) {
        int code = avcodec_receive_frame(context, frame);
        if (code == AVERROR_EOF) {
            ended = true;
        } else if (code < 0 && code != AVERROR_EAGAIN()) {
            damaged++;
        } else if (code >= 0 && isDamaged(frame)) {
            damaged++;
        }
        return code >= 0;
    }

    private static boolean isDamaged(AVFrame frame) {
        return (frame.flags() & CORRUPT) != 0 || frame.decode_error_flags() != 0;
    }

    /** Whether the last frame was received. */
    boolean hasEnded() {
        return ended;
    }

    /** Resets the count of damaged packets and frames. */
    void forgive() {
        damaged = 0;
    }

    /** The number of damaged packets and frames so far. */
    int damaged() {
        return damaged;
    }

    @Override
    public void close() {
        resources.close();
    }
}
