package dev.mien.video;

import dev.mien.result.FaceResult;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackedFace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Reads a video in a single pass, up to its last frame or a stop request.
 *
 * <pre>{@code
 * try (FrameSource video = VideoFiles.open(Path.of("video.mp4"))) {
 *     FaceTracker tracker = new FaceTracker(FaceReader.of(analyzer), TrackerOptions.defaults());
 *     FrameListener print = (frame, faces) -> System.out.println(frame.time() + " " + faces);
 *     VideoRun.read(video, tracker, List.of(print), () -> false);
 * }
 * }</pre>
 */
public final class VideoRun {
    private VideoRun() {}

    /**
     * Passes each frame with its faces to the listeners, in their order.
     *
     * @param source the video, which the caller closes
     * @param tracker a new one for each video
     * @param stop called before each frame; true stops reading, with complete results so far
     * @throws IOException when a listener cannot write
     */
    public static VideoSummary read(
            FrameSource source, FaceTracker tracker, List<? extends FrameListener> listeners, BooleanSupplier stop)
            throws IOException {
        String name = source.info().name();
        int frames = 0;
        long faces = 0;
        int persons = 0;
        boolean stopped = stop.getAsBoolean();
        Optional<VideoFrame> next = stopped ? Optional.empty() : source.next();
        while (next.isPresent()) {
            VideoFrame frame = next.get();
            List<TrackedFace> tracked = tracker.next(frame);
            List<FaceResult> results = new ArrayList<>();
            for (TrackedFace face : tracked) {
                results.add(result(name, frame, face, results.size() + 1));
            }
            for (FrameListener listener : listeners) {
                listener.frame(frame, results);
            }
            frames++;
            faces += results.size();
            for (TrackedFace face : tracked) {
                persons = Math.max(persons, face.track());
            }
            stopped = stop.getAsBoolean();
            next = stopped ? Optional.empty() : source.next();
        }
        return new VideoSummary(frames, faces, persons, stopped ? Optional.empty() : source.damage());
    }

    private static FaceResult result(String name, VideoFrame frame, TrackedFace face, int number) {
        return new FaceResult(
                name,
                OptionalInt.of(frame.index()),
                OptionalDouble.of(frame.time()),
                OptionalInt.of(face.track()),
                number,
                face.face(),
                Optional.empty());
    }
}
