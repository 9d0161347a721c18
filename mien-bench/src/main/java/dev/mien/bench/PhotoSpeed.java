package dev.mien.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the median wall time and the mean processor time per photo in milliseconds, from decoded photos to boxes,
 * points and expressions, after a warm-up, all contenders in turn on each photo. Prints a line for each contender:
 * name, wall time, processor time.
 */
final class PhotoSpeed {
    private static final int ROUNDS = 3; // the first warms up

    private PhotoSpeed() {}

    /** Arguments: a folder of photos. */
    public static void main(String[] arguments) {
        List<BufferedImage> photos = PictureFiles.list(Path.of(arguments[0])).stream()
                .map(PictureFiles::read)
                .toList();
        DetectorOptions options = DetectorOptions.defaults();
        try (FaceAnalyzer analyzer = FaceAnalyzer.create();
                FaceDetector mien = FaceDetector.create("mien", options);
                FaceDetector haar = FaceDetector.create("haar", options)) {
            Map<String, Consumer<BufferedImage>> contenders = new LinkedHashMap<>();
            contenders.put("Mien, boxes", photo -> mien.detect(Picture.of(photo)));
            contenders.put("Mien, boxes, points and expression", analyzer::analyze);
            contenders.put("OpenCV Haar, boxes", photo -> haar.detect(Picture.of(photo)));
            measure(photos, contenders)
                    .forEach((name, times) -> System.out.printf(
                            Locale.ROOT,
                            "%s|%.2f|%.2f%n",
                            name,
                            RateTable.median(times.wall),
                            times.processor.stream()
                                    .mapToDouble(each -> each)
                                    .average()
                                    .orElse(0)));
        }
    }

    private record Times(List<Double> wall, List<Double> processor) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static Map<String, Times> measure(
            List<BufferedImage> photos, Map<String, Consumer<BufferedImage>> contenders) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, Times> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (BufferedImage photo : photos) {
                for (Map.Entry<String, Consumer<BufferedImage>> contender : contenders.entrySet()) {
                    long wall = System.nanoTime();
                    long processor = system.getProcessCpuTime();
                    contender.getValue().accept(photo);
                    Times of = times.computeIfAbsent(contender.getKey(), name -> Times.none());
                    if (round > 0) {
                        of.processor.add((system.getProcessCpuTime() - processor) / 1e6);
                        of.wall.add((System.nanoTime() - wall) / 1e6);
                    }
                }
            }
        }
        return times;
    }
}
