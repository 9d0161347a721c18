package dev.mien.video;

import dev.mien.Box;
import dev.mien.draw.Redaction;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.media.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a copy of a video with anonymized faces and with its sound. */
public final class RedactedVideo {
    private RedactedVideo() {}

    /**
     * Writes the frames of the plan; later ones were not searched for faces and are left out.
     *
     * @param file must end in {@code .mp4}; written in place
     * @param again the video of the plan, opened again in colour; the caller closes it
     * @return why the sound of the video could not be copied; empty if it was, or if there is none
     * @throws IOException when it cannot be written, or the video has no frames
     */
    public static Optional<String> write(Path file, FrameSource again, RedactionPlan plan, Redaction way)
            throws IOException {
        List<List<Box>> boxes = plan.boxes();
        Optional<VideoFrame> first = boxes.isEmpty() ? Optional.empty() : again.next();
        if (first.isEmpty()) {
            throw new IOException(again.info().name() + ": no frame could be read again");
        }
        BufferedImage size = first.get().picture();
        try (VideoWriter writer = new VideoWriter(file, again.info(), size.getWidth(), size.getHeight())) {
            Optional<VideoFrame> next = first;
            for (int i = 0; next.isPresent(); i++) {
                VideoFrame frame = next.get();
                writer.write(way.of(frame.picture(), boxes.get(i)), frame.time());
                next = i + 1 < boxes.size() ? again.next() : Optional.empty();
            }
            return writer.lostSound();
        }
    }
}
