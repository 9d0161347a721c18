package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Copies sound without conversion; damaged and late packets are left out. */
final class CopiedSound implements SoundPackets {
    private final AVStream from;
    private final AVStream to;
    private long last = Long.MIN_VALUE; // the newest packet's time, in the units of the new stream

    CopiedSound(AVStream from, AVStream to) throws Ffmpeg.Failure {
        this.from = from;
        this.to = to;
        Ffmpeg.check(avcodec_parameters_copy(to.codecpar(), from.codecpar()));
        to.codecpar().codec_tag(0); // each container has its own
        to.time_base(from.time_base());
    }

    @Override
    public void send(AVPacket packet, PacketSink sink) throws Ffmpeg.Failure {
        av_packet_rescale_ts(packet, from.time_base(), to.time_base());
        packet.stream_index(to.index()).pos(-1);
        if (packet.dts() != AV_NOPTS_VALUE && packet.dts() <= last) {
            return; // containers do not accept it
        }
        last = packet.dts() == AV_NOPTS_VALUE ? last : packet.dts();
        try {
            sink.write(packet);
        } catch (Ffmpeg.Failure e) {
            if (!e.isDamage()) {
                throw e;
            }
        }
    }

    @Override
    public void finish(PacketSink sink) {}
}
