package dev.mien.bench;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.video.VideoRun;
import dev.mien.video.VideoSummary;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFiles;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Measures cost and quality of tracking independently of a detector: a search returns the annotated box, randomly
 * shifted by 3 % of its width, at no cost.
 */
final class TrackingBench {
    private static final double DETECTION_ERROR = 0.03;

    private final Path video;
    private final FaceReader reader;

    private TrackingBench(Path video, FaceReader reader) {
        this.video = video;
        this.reader = reader;
    }

    /** Arguments: a video of {@link PanVideo}, each how many frames are searched. */
    public static void main(String[] arguments) throws IOException {
        Path video = Path.of(arguments[0]);
        Path anything = Files.writeString(
                Files.createTempFile("boxes", ".csv"), "image,left,top,right,bottom\nnone.jpg,0,0,9,9\n");
        // A detector by boxes, so that crops are framed about boxes as of the default one; it is never asked.
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().detector("boxes:" + anything).build()) {
            TrackingBench bench = new TrackingBench(video, FaceReader.of(analyzer));
            System.out.println(
                    "| searched | marked faces followed | processor time, ms a frame | memory, MiB: 1 min, end |");
            System.out.println("|---|---|---|---|");
            for (String every : Arrays.copyOfRange(arguments, 1, arguments.length)) {
                bench.run(Integer.parseInt(every));
            }
        } finally {
            Files.delete(anything);
        }
    }

    private void run(int every) throws IOException {
        MarkedFaces marked = MarkedFaces.of(video);
        Searches searches = new Searches(marked);
        long[] resident = new long[2];
        double cpu = cpuSeconds();
        VideoSummary summary;
        try (FrameSource source = VideoFiles.open(video)) {
            FaceTracker tracker =
                    new FaceTracker(searches, TrackerOptions.defaults().withEvery(every));
            summary = VideoRun.read(
                    source,
                    tracker,
                    List.of((frame, faces) -> {
                        Map<Integer, Box> found = new HashMap<>();
                        faces.forEach(face -> found.put(
                                face.track().orElseThrow(), face.face().box()));
                        marked.take(frame.index(), found);
                        searches.frame = frame.index() + 1;
                        if (frame.time() < 60) {
                            resident[0] = frame.index() % 30 == 0 ? residentMiB() : resident[0];
                        }
                    }),
                    () -> false);
            resident[1] = residentMiB();
        }
        System.out.printf(
                Locale.ROOT,
                "| each %d | %s | %.2f | %d, %d |%n",
                every,
                marked,
                1000 * (cpuSeconds() - cpu) / summary.frames(),
                resident[0],
                resident[1]);
    }

    private final class Searches implements FaceReader {
        private final MarkedFaces marked;
        private final Random random = new Random(1);
        private int frame;

        Searches(MarkedFaces marked) {
            this.marked = marked;
        }

        @Override
        public List<Detection> detect(GrayImage picture) {
            Optional<Box> face = marked.at(frame);
            return face.map(box -> List.of(new Detection(moved(box), 0.9f))).orElse(List.of());
        }

        private Box moved(Box box) {
            float x = (float) (DETECTION_ERROR * box.width() * random.nextGaussian());
            float y = (float) (DETECTION_ERROR * box.width() * random.nextGaussian());
            return new Box(box.left() + x, box.top() + y, box.right() + x, box.bottom() + y);
        }

        @Override
        public List<Face> read(GrayImage picture, List<Box> boxes) {
            return reader.read(picture, boxes);
        }
    }

    private static double cpuSeconds() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }

    /** The resident memory in MiB; 0 if unknown. */
    private static long residentMiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        String line = Files.readAllLines(status).stream()
                .filter(one -> one.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
}
