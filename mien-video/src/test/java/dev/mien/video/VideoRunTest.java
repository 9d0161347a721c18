package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.result.FaceResult;
import dev.mien.video.media.FrameColors;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.TestVideos;
import dev.mien.video.media.VideoFiles;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over encoded videos of a bright square, which the reader here takes for a face. */
@Timeout(60)
class VideoRunTest {
    private static final int SIDE = 24;

    @TempDir
    Path folder = Path.of("");

    private static final class Squares implements FaceReader {
        @Override
        public List<Detection> detect(GrayImage picture) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    if (picture.at(x, y) > 150) {
                        return List.of(new Detection(new Box(x, y, x + SIDE, y + SIDE), 0.9f));
                    }
                }
            }
            return List.of();
        }

        @Override
        public List<Face> read(GrayImage picture, List<Box> boxes) {
            return boxes.stream()
                    .map(box -> new Face(box, 1, Optional.empty(), Optional.empty()))
                    .toList();
        }
    }

    /** Takes the place of the face for its yaw. */
    private static final class Measuring implements FaceReader {
        private final Squares squares = new Squares();

        @Override
        public List<Detection> detect(GrayImage picture) {
            return squares.detect(picture);
        }

        @Override
        public List<Face> read(GrayImage picture, List<Box> boxes) {
            return squares.read(picture, boxes);
        }

        @Override
        public Face measured(GrayImage picture, Face face) {
            return face.withMeasures(
                    Measures.of(Map.of(Measure.YAW, (double) face.box().left())));
        }
    }

    @Test
    void facesAreMeasuredAsTheyAreSmoothed() throws IOException {
        List<FaceResult> rows = new ArrayList<>();
        try (FrameSource source = VideoFiles.open(video(20), FrameColors.GRAY)) {
            FaceTracker tracker =
                    new FaceTracker(new Measuring(), TrackerOptions.defaults().withEvery(1));
            VideoRun.read(source, tracker, List.of((frame, faces) -> rows.addAll(faces)), () -> false);
        }
        assertThat(rows)
                .hasSize(20)
                .allSatisfy(
                        row -> assertThat(row.face().measures().orElseThrow().get(Measure.YAW))
                                .hasValue(row.face().box().left()));
    }

    private static BufferedImage square(int frame) {
        BufferedImage picture = TestVideos.gray(160, 120, 40);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(10 + 2 * frame, 40, SIDE, SIDE);
        canvas.dispose();
        return picture;
    }

    private Path video(int frames) throws IOException {
        return TestVideos.encode(
                folder.resolve("a.mp4"),
                25,
                frames,
                VideoRunTest::square,
                "-c:v",
                "mpeg4",
                "-qscale:v",
                "2",
                "-movflags",
                "+faststart");
    }

    private static FaceTracker tracker() {
        return new FaceTracker(new Squares(), TrackerOptions.defaults().withEvery(1));
    }

    @Test
    void aVideoBecomesRowsAndAnAnnotatedVideoInOnePass() throws IOException {
        Path annotated = folder.resolve("annotated.mp4");
        List<FaceResult> rows = new ArrayList<>();
        VideoSummary summary;
        try (FrameSource source = VideoFiles.open(video(50), FrameColors.COLOR);
                AnnotatedVideo drawn = new AnnotatedVideo(annotated, source.info())) {
            FrameListener collect = (frame, faces) -> rows.addAll(faces);
            summary = VideoRun.read(source, tracker(), List.of(collect, drawn), () -> false);
        }
        assertThat(summary).isEqualTo(new VideoSummary(50, 50, 1, Optional.empty()));
        FaceResult row = rows.get(25);
        assertThat(row.frame()).hasValue(25);
        assertThat(row.time()).hasValue(1.0);
        assertThat(row.track()).hasValue(1);
        assertThat(row.face().box().left()).isBetween(50f, 64f);
        try (FrameSource again = VideoFiles.open(annotated)) {
            assertThat(again.info().frames()).hasValue(50);
            assertThat(again.info().width())
                    .as("enlarged, for 160 pixels are too few to read on")
                    .isEqualTo(480);
        }
    }

    @Test
    void aStopLeavesWhatWasReadUntilThen() throws IOException {
        Path annotated = folder.resolve("annotated.mp4");
        int[] left = {20};
        VideoSummary summary;
        try (FrameSource source = VideoFiles.open(video(50), FrameColors.COLOR);
                AnnotatedVideo drawn = new AnnotatedVideo(annotated, source.info())) {
            summary = VideoRun.read(source, tracker(), List.of(drawn), () -> left[0]-- == 0);
        }
        assertThat(summary.frames()).isEqualTo(20);
        assertThat(summary.damage()).isEmpty();
        try (FrameSource again = VideoFiles.open(annotated)) {
            assertThat(again.info().frames()).hasValue(20);
        }
    }

    @Test
    void aFileThatIsCutOffIsReadAndNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(video(75));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        try (FrameSource source = VideoFiles.open(cut)) {
            VideoSummary summary = VideoRun.read(source, tracker(), List.of(), () -> false);
            assertThat(summary.frames()).isBetween(15, 60);
            assertThat(summary.damage().orElseThrow()).hasMessageContaining("cut.mp4");
        }
    }
}
