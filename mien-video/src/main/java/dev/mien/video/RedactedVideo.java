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
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Writes a copy of a video with anonymized faces and with its sound. The video is read twice: once for the plan, then
 * in colour for the copy. The first time, search every frame, since a face is covered only where it was found.
 *
 * <pre>{@code
 * Path file = Path.of("video.mp4");
 * RedactionPlan plan = new RedactionPlan();
 * try (FrameSource video = VideoFiles.open(file)) {
 *     TrackerOptions eachFrame = TrackerOptions.defaults().withEvery(1);
 *     VideoRun.read(video, new FaceTracker(FaceReader.of(analyzer), eachFrame), List.of(plan), () -> false);
 * }
 * try (FrameSource again = VideoFiles.open(file, FrameColors.COLOR)) {
 *     RedactedVideo.write(Path.of("redacted.mp4"), again, plan, Redaction.BLUR, () -> false, frames -> {});
 * }
 * }</pre>
 */
public final class RedactedVideo {
    private RedactedVideo() {}

    /**
     * Writes the frames of the plan; later ones were not searched for faces and are left out.
     *
     * @param file must end in {@code .mp4} or {@code .mkv}; not written atomically
     * @param again the video of the plan, opened again with {@link dev.mien.video.media.FrameColors#COLOR}; the caller closes
     *     it
     * @param stop called before each frame but the first; true ends the copy there, complete so far
     * @param progress receives the number of frames written so far, after each
     * @return why the sound of the video could not be copied; empty if it was, or if there is none
     * @throws IOException when it cannot be written, or the video has no frames
     */
    public static Optional<String> write(
            Path file, FrameSource again, RedactionPlan plan, Redaction way, BooleanSupplier stop, IntConsumer progress)
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
                progress.accept(i + 1);
                next = i + 1 < boxes.size() && !stop.getAsBoolean() ? again.next() : Optional.empty();
            }
            return writer.lostSound();
        }
    }
}
