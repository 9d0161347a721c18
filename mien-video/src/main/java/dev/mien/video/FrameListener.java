package dev.mien.video;

import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import java.io.IOException;
import java.util.List;

/** Receives the frames of a video with their faces as they are read. */
@FunctionalInterface
public interface FrameListener {
    /** Receives the next frame; its picture is not reused and may be kept. */
    void frame(VideoFrame frame, List<FaceResult> faces) throws IOException;
}
