package dev.mien.video;

import dev.mien.draw.AnnotatedPicture;
import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.media.VideoInfo;
import dev.mien.video.media.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes an annotated copy of a video, with each face's box, points, number and expression, and with its sound. Open
 * the video with {@link dev.mien.video.media.FrameColors#COLOR}, else the copy is gray.
 *
 * <pre>{@code
 * try (FrameSource video = VideoFiles.open(Path.of("video.mp4"), FrameColors.COLOR);
 *         AnnotatedVideo annotated = new AnnotatedVideo(Path.of("annotated.mp4"), video.info())) {
 *     FaceTracker tracker = new FaceTracker(FaceReader.of(analyzer), TrackerOptions.defaults());
 *     VideoRun.read(video, tracker, List.of(annotated), () -> false);
 * }
 * }</pre>
 */
public final class AnnotatedVideo implements FrameListener, Closeable {
    private final Path file;
    private final VideoInfo like;
    private @Nullable VideoWriter writer;

    /**
     * The file is created with the first frame.
     *
     * @param file must end in {@code .mp4} or {@code .mkv}; complete once this is closed
     * @param like the original video
     */
    public AnnotatedVideo(Path file, VideoInfo like) {
        this.file = file;
        this.like = like;
    }

    @Override
    public void frame(VideoFrame frame, List<FaceResult> faces) throws IOException {
        BufferedImage picture = AnnotatedPicture.ofRows(frame.picture(), faces);
        VideoWriter open = writer;
        if (open == null) {
            open = new VideoWriter(file, like, picture.getWidth(), picture.getHeight());
            writer = open;
        }
        open.write(picture, frame.time());
    }

    /** Why the sound of the video could not be copied; empty if it was, or if there is none. */
    public Optional<String> lostSound() {
        return writer == null ? Optional.empty() : writer.lostSound();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
