package dev.mien.video.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Brings a file's sound, packet by packet, into another container. */
interface SoundPackets {
    /** Hands on what became of the packet, whose times are in the units of the stream that it comes from. */
    void send(AVPacket packet, PacketSink sink) throws Ffmpeg.Failure;

    /** Hands on what is held back; nothing more comes. */
    void finish(PacketSink sink) throws Ffmpeg.Failure;
}
