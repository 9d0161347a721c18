package dev.mien.video.media;

/** Whether the frames of a video have colours. */
public enum FrameColors {
    /** Only the luma, which decoders provide directly and which is sufficient for reading faces. */
    GRAY(1),
    /** Luma and colours, for drawing. */
    COLOR(4);

    /** The number of bytes per pixel. */
    final int bytes;

    FrameColors(int bytes) {
        this.bytes = bytes;
    }
}
