package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_close;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_is_initialized;

import dev.mien.Closer;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Converts sound in codecs that MP4 players do not support to AAC. Damaged parts are left out; the others keep their
 * times.
 */
final class ConvertedSound implements SoundPackets, AutoCloseable {
    private static final int MAX_CHANNELS = 6; // 5.1; more are mixed down to it
    private static final int BITS_PER_CHANNEL = 80_000; // a second
    private static final int USUAL_RATE = 48_000;
    private static final Set<Integer> RATES = // MPEG-4 part 3, table 1.18
            Set.of(
                    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
                    7_350);
    private static final double GAP = 0.1; // seconds: a longer one in the file's times is left silent

    /**
     * Longer gaps, in seconds, are only in the time stamps, such as when a recorder's clock was reset, and are not
     * filled with silence.
     */
    private static final double LONGEST_SILENCE = 3600;

    private final Closer resources = new Closer();
    private final AVStream from;
    private final AVStream to;
    private final Decoder decoder;
    private final AVCodecContext encoder;
    private final SwrContext resampler = resources.add(swr_alloc(), freed -> swr_free(freed));
    private final AVFrame decoded = frame();
    private final AVFrame resampled = frame();
    private final AVFrame block = frame();
    private final AVPacket packet = resources.add(av_packet_alloc(), freed -> av_packet_free(freed));
    private final AVAudioFifo waiting;
    private long next; // the sample that the next one waiting is, of the encoder's rate

    ConvertedSound(AVStream from, AVFormatContext container) throws Ffmpeg.Failure {
        this.from = from;
        try {
            decoder = resources.add(new Decoder(from, Formats.DECODING));
            AVCodec aac = avcodec_find_encoder(AV_CODEC_ID_AAC);
            encoder = resources.add(avcodec_alloc_context3(aac), freed -> avcodec_free_context(freed));
            int channels = Math.max(1, Math.min(from.codecpar().ch_layout().nb_channels(), MAX_CHANNELS));
            int rate = from.codecpar().sample_rate();
            av_channel_layout_default(encoder.ch_layout(), channels);
            encoder.sample_rate(RATES.contains(rate) ? rate : USUAL_RATE).sample_fmt(AV_SAMPLE_FMT_FLTP);
            encoder.bit_rate((long) BITS_PER_CHANNEL * channels).time_base(av_make_q(1, encoder.sample_rate()));
            if ((container.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
                encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
            }
            Ffmpeg.check(avcodec_open2(encoder, aac, (AVDictionary) null));
            waiting = resources.add(
                    av_audio_fifo_alloc(AV_SAMPLE_FMT_FLTP, channels, encoder.frame_size()),
                    freed -> av_audio_fifo_free(freed));
            to = avformat_new_stream(container, null);
            Ffmpeg.check(avcodec_parameters_from_context(to.codecpar(), encoder));
            to.time_base(encoder.time_base());
        } catch (Ffmpeg.Failure e) {
            close();
            throw e;
        }
    }

    private AVFrame frame() {
        return resources.add(av_frame_alloc(), freed -> av_frame_free(freed));
    }

    @Override
    public void send(AVPacket encoded, PacketSink sink) throws Ffmpeg.Failure {
        decoder.send(encoded);
        takeDecoded(sink);
    }

    private void takeDecoded(PacketSink sink) throws Ffmpeg.Failure {
        while (decoder.receive(decoded)) {
            if (decoded.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
                av_channel_layout_default(
                        decoded.ch_layout(), decoded.ch_layout().nb_channels());
            }
            keepTime(decoded.best_effort_timestamp(), sink);
            resample(decoded);
            encode(false, sink);
            av_frame_unref(decoded);
        }
    }

    /** Inserts silence if sound starts late or continues after a gap, so that it is not moved to an earlier time. */
    private void keepTime(long time, PacketSink sink) throws Ffmpeg.Failure {
        if (time == AV_NOPTS_VALUE) {
            return;
        }
        long sample = Math.round(time * Ffmpeg.value(from.time_base()) * encoder.sample_rate());
        long missing = sample - next - av_audio_fifo_size(waiting);
        if (missing > LONGEST_SILENCE * encoder.sample_rate()) {
            next += missing;
        } else if (missing > GAP * encoder.sample_rate()) {
            for (long left = missing; left > 0; left -= encoder.frame_size()) {
                prepareBlock((int) Math.min(left, encoder.frame_size()));
                int channels = encoder.ch_layout().nb_channels();
                Ffmpeg.check(av_samples_set_silence(
                        block.extended_data(), 0, block.nb_samples(), channels, AV_SAMPLE_FMT_FLTP));
                Ffmpeg.check(av_audio_fifo_write(waiting, samples(block), block.nb_samples()));
                encode(false, sink);
            }
        }
    }

    private void resample(@Nullable AVFrame input) throws Ffmpeg.Failure {
        av_frame_unref(resampled);
        resampled.sample_rate(encoder.sample_rate()).format(AV_SAMPLE_FMT_FLTP);
        AVChannelLayout layout = encoder.ch_layout();
        Ffmpeg.check(av_channel_layout_copy(resampled.ch_layout(), layout));
        if (swr_convert_frame(resampler, resampled, input) < 0) {
            swr_close(resampler); // the sound has changed its rate or channels: configured anew by the next call
            Ffmpeg.check(swr_convert_frame(resampler, resampled, input));
        }
        if (resampled.nb_samples() > 0) {
            Ffmpeg.check(av_audio_fifo_write(waiting, samples(resampled), resampled.nb_samples()));
        }
    }

    /** Encodes the buffered samples in full blocks, and at the end an incomplete one, too. */
    private void encode(boolean all, PacketSink sink) throws Ffmpeg.Failure {
        int size = encoder.frame_size();
        while (av_audio_fifo_size(waiting) >= (all ? 1 : size)) {
            prepareBlock(Math.min(size, av_audio_fifo_size(waiting)));
            Ffmpeg.check(av_audio_fifo_read(waiting, samples(block), block.nb_samples()));
            block.pts(next);
            next += block.nb_samples();
            Ffmpeg.check(avcodec_send_frame(encoder, block));
            drain(sink);
        }
    }

    private void prepareBlock(int samples) throws Ffmpeg.Failure {
        av_frame_unref(block);
        block.nb_samples(samples).format(AV_SAMPLE_FMT_FLTP).sample_rate(encoder.sample_rate());
        Ffmpeg.check(av_channel_layout_copy(block.ch_layout(), encoder.ch_layout()));
        Ffmpeg.check(av_frame_get_buffer(block, 0));
    }

    private static PointerPointer<Pointer> samples(AVFrame frame) {
        return new PointerPointer<>(frame.extended_data());
    }

    private void drain(PacketSink sink) throws Ffmpeg.Failure {
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            av_packet_rescale_ts(packet, encoder.time_base(), to.time_base());
            packet.stream_index(to.index());
            sink.write(packet);
        }
    }

    @Override
    public void finish(PacketSink sink) throws Ffmpeg.Failure {
        decoder.send(null);
        takeDecoded(sink);
        if (swr_is_initialized(resampler) != 0) {
            resample(null); // what it holds back
        }
        encode(true, sink);
        Ffmpeg.check(avcodec_send_frame(encoder, null));
        drain(sink);
    }

    @Override
    public void close() {
        resources.close();
    }
}
