package dev.mien.video.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Takes packets that are ready for a container. */
@FunctionalInterface
interface PacketSink {
    /** Takes what is in the packet; the packet itself is used again. */
    void write(AVPacket packet) throws Ffmpeg.Failure;
}
