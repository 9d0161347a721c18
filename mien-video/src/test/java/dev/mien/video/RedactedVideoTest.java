package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.detect.Detection;
import dev.mien.draw.Redaction;
import dev.mien.image.GrayImage;
import dev.mien.video.media.FrameColors;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.TestVideos;
import dev.mien.video.media.VideoFiles;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bright square that moves fast, taken for a face by a reader that misses it again and again. */
@Timeout(120)
class RedactedVideoTest {
    private static final int SIDE = 30;
    private static final int FRAMES = 60;

    @TempDir
    Path folder = Path.of("");

    /** Sees the square but in the first frames, in gaps of up to six, and in the last frames. */
    private static final class Blinking implements FaceReader {
        private int frame = -1;

        private boolean isBlind() {
            return frame < 4 || frame % 12 >= 6 || frame >= FRAMES - 4;
        }

        @Override
        public List<Detection> detect(GrayImage picture) {
            frame++;
            return isBlind()
                    ? List.of()
                    : found(picture)
                            .map(box -> List.of(new Detection(box, .9f)))
                            .orElse(List.of());
        }

        @Override
        public List<Face> read(GrayImage picture, List<Box> boxes) {
            return boxes.stream()
                    .map(box -> new Face(box, isBlind() ? 0 : 1, Optional.empty(), Optional.empty()))
                    .toList();
        }
    }

    private static Optional<Box> found(GrayImage picture) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.at(x, y) > 150) {
                    return Optional.of(new Box(x, y, x + SIDE, y + SIDE));
                }
            }
        }
        return Optional.empty();
    }

    /** Goes to and fro by 9 pixels a frame, and up and down. */
    private static BufferedImage square(int frame) {
        BufferedImage picture = TestVideos.gray(320, 200, 40);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        int x = Math.abs((9 * frame + 20) % 560 - 280);
        int y = 80 + (int) Math.round(60 * Math.sin(frame / 7.0));
        canvas.fillRect(x, y, SIDE, SIDE);
        canvas.dispose();
        return picture;
    }

    @Test
    void noFrameShowsAFaceThatIsFollowedAndTheSoundIsKept() throws IOException {
        Path silent = TestVideos.encode(
                folder.resolve("silent.mp4"), 25, FRAMES, RedactedVideoTest::square, "-c:v", "mpeg4", "-qscale:v", "2");
        Path video = TestVideos.run(
                "-i",
                silent.toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2.4",
                "-c:v",
                "copy",
                "-shortest",
                folder.resolve("a.mp4").toString());
        RedactionPlan plan = new RedactionPlan();
        try (FrameSource source = VideoFiles.open(video)) {
            VideoRun.read(
                    source,
                    new FaceTracker(new Blinking(), TrackerOptions.defaults().withEvery(1)),
                    List.of(plan),
                    () -> false);
        }
        Path redacted = folder.resolve("redacted.mp4");
        List<Integer> done = new ArrayList<>();
        try (FrameSource again = VideoFiles.open(video, FrameColors.COLOR)) {
            assertThat(RedactedVideo.write(redacted, again, plan, Redaction.FILL, () -> false, done::add))
                    .isEmpty();
        }
        assertThat(done)
                .isEqualTo(IntStream.rangeClosed(1, plan.frames()).boxed().toList());
        int frames = 0;
        try (FrameSource result = VideoFiles.open(redacted)) {
            for (Optional<VideoFrame> frame = result.next(); frame.isPresent(); frame = result.next()) {
                assertThat(found(frame.get().gray())).as("frame %s", frames).isEmpty();
                frames++;
            }
        }
        assertThat(frames).isEqualTo(plan.frames()).isGreaterThanOrEqualTo(FRAMES - 1);
        assertThat(TestVideos.probe(redacted, "-show_entries", "stream=codec_type"))
                .contains("audio");
    }

    @Test
    void framesThatWereNotSearchedOrComeAfterAStopAreLeftOut() throws IOException {
        Path video = TestVideos.encode(
                folder.resolve("a.mp4"), 25, 30, RedactedVideoTest::square, "-c:v", "mpeg4", "-qscale:v", "2");
        RedactionPlan plan = new RedactionPlan();
        int[] asked = new int[1];
        try (FrameSource source = VideoFiles.open(video)) {
            VideoRun.read(
                    source,
                    new FaceTracker(new Blinking(), TrackerOptions.defaults().withEvery(1)),
                    List.of(plan),
                    () -> asked[0]++ == 10);
        }
        Path redacted = folder.resolve("redacted.mp4");
        try (FrameSource again = VideoFiles.open(video, FrameColors.COLOR)) {
            RedactedVideo.write(redacted, again, plan, Redaction.BLUR, () -> false, done -> {});
        }
        assertThat(frames(redacted)).isEqualTo(10);

        int[] written = new int[1];
        try (FrameSource again = VideoFiles.open(video, FrameColors.COLOR)) {
            RedactedVideo.write(redacted, again, plan, Redaction.BLUR, () -> ++written[0] == 4, done -> {});
        }
        assertThat(frames(redacted)).as("of a copy that was stopped").isEqualTo(4);
    }

    private static long frames(Path video) {
        try (FrameSource result = VideoFiles.open(video)) {
            return result.info().frames().orElseThrow();
        }
    }
}
