package dev.mien.video;

import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import java.io.IOException;
import java.util.List;

/** Takes the frames of a video as they are read, with the faces of each. */
@FunctionalInterface
public interface FrameListener {
    /** Takes the next frame; the picture is not used again and may be kept. */
    void frame(VideoFrame frame, List<FaceResult> faces) throws IOException;
}
