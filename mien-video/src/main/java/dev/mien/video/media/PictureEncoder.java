package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_d2q;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.mien.Closer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Encodes pictures to packets of a video stream. */
final class PictureEncoder implements AutoCloseable {
    private static final int CLOCK = 90_000; // ticks a second; any rate, also a variable one, fits into it
    private static final int LONGEST_SIDE = 3840; // the H.264 encoder's limit
    private static final double BITS_PER_PIXEL = 0.15; // looks clean on faces with thin lines drawn over them
    private static final int KEY_FRAME_SECONDS = 2;

    private final Closer resources = new Closer();
    private final AVCodecContext context;
    private final AVPacket packet = resources.add(av_packet_alloc(), freed -> av_packet_free(freed));
    private final SwsContext scaler = resources.add(sws_alloc_context(), freed -> sws_free_context(freed));
    private final AVFrame input = resources.add(av_frame_alloc(), freed -> av_frame_free(freed));
    private final AVFrame output = resources.add(av_frame_alloc(), freed -> av_frame_free(freed));
    private final long ticksPerFrame;
    private @Nullable AVStream stream;
    private long lastTick = -1;

    PictureEncoder(int width, int height, double rate, boolean globalHeader) throws Ffmpeg.Failure {
        AVCodec h264 = avcodec_find_encoder_by_name("libopenh264");
        AVCodec codec = h264 == null ? avcodec_find_encoder(AV_CODEC_ID_MPEG4) : h264;
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
        context = resources.add(avcodec_alloc_context3(codec), freed -> avcodec_free_context(freed));
        context.width(even(width * scale)).height(even(height * scale));
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.time_base(av_make_q(1, CLOCK)).framerate(av_d2q(rate, CLOCK));
        context.bit_rate((long) (BITS_PER_PIXEL * context.width() * context.height() * rate));
        context.gop_size((int) Math.ceil(KEY_FRAME_SECONDS * rate));
        context.max_b_frames(0);
        if (globalHeader) {
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        ticksPerFrame = Math.max(1, Math.round(CLOCK / rate));
        scaler.flags(SWS_BILINEAR);
        try {
            Ffmpeg.check(avcodec_open2(context, codec, (AVDictionary) null));
            output.width(context.width()).height(context.height()).format(AV_PIX_FMT_YUV420P);
            Ffmpeg.check(av_frame_get_buffer(output, 0));
        } catch (Ffmpeg.Failure e) {
            close();
            throw e;
        }
    }

    /** Rounds to an even number of at least 16 pixels, which encoders require. */
    private static int even(double length) {
        return Math.max(16, 2 * (int) Math.round(length / 2));
    }

    /** Sets the parameters of the container's stream. */
    void describe(AVStream target) throws Ffmpeg.Failure {
        Ffmpeg.check(avcodec_parameters_from_context(target.codecpar(), context));
        target.time_base(context.time_base());
        target.avg_frame_rate(context.framerate());
        stream = target;
    }

    /** Encodes a picture, and passes finished packets, possibly of earlier ones, to the sink. */
    void encode(BufferedImage picture, double time, PacketSink sink) throws Ffmpeg.Failure {
        load(picture);
        Ffmpeg.check(av_frame_make_writable(output));
        Ffmpeg.check(sws_scale_frame(scaler, output, input));
        lastTick = Math.max(lastTick + 1, Math.round(time * CLOCK));
        output.pts(lastTick).duration(ticksPerFrame);
        Ffmpeg.check(avcodec_send_frame(context, output));
        drain(sink);
    }

    private void load(BufferedImage picture) throws Ffmpeg.Failure {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (input.width() != width || input.height() != height) {
            av_frame_unref(input);
            input.width(width).height(height).format(AV_PIX_FMT_BGR24);
            Ffmpeg.check(av_frame_get_buffer(input, 0));
        }
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        BytePointer data = input.data(0);
        for (int y = 0; y < height; y++) {
            data.position((long) y * input.linesize(0)).put(pixels, y * width * 3, width * 3);
        }
    }

    /** Passes the remaining packets of the encoder to the sink. */
    void finish(PacketSink sink) throws Ffmpeg.Failure {
        Ffmpeg.check(avcodec_send_frame(context, null));
        drain(sink);
    }

    private void drain(PacketSink sink) throws Ffmpeg.Failure {
        AVStream target = Objects.requireNonNull(stream, "describe comes first");
        while (avcodec_receive_packet(context, packet) >= 0) {
            AVRational clock = context.time_base();
            av_packet_rescale_ts(packet, clock, target.time_base());
            packet.stream_index(target.index());
            sink.write(packet);
        }
    }

    @Override
    public void close() {
        resources.close();
    }
}
