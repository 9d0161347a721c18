package dev.mien.video.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Copies or converts a file's sound for another container, packet by packet. */
interface SoundPackets {
    /** Processes a packet, whose times are in the units of its original stream. */
    void send(AVPacket packet, PacketSink sink) throws Ffmpeg.Failure;

    /** Passes on the remaining data after the last packet. */
    void finish(PacketSink sink) throws Ffmpeg.Failure;
}
