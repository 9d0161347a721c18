package dev.mien.video.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Receives packets for a container. */
@FunctionalInterface
interface PacketSink {
    /** Receives a packet, whose data must be taken, since the packet is reused. */
    void write(AVPacket packet) throws Ffmpeg.Failure;
}
