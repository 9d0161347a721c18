package dev.mien.video.media;

/** What is wanted of a video's frames. */
public enum FrameColors {
    /** Their luma, which is all that reading faces takes: decoders have it ready. */
    GRAY(1),
    /** Their luma and their colours, to draw on. */
    COLOR(4);

    /** How many bytes a pixel takes. */
    final int bytes;

    FrameColors(int bytes) {
        this.bytes = bytes;
    }
}
