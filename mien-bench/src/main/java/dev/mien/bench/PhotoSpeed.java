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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures the median wall time and the mean processor time per photo in milliseconds, from decoded photos to boxes,
 * points and expressions. Each contender reads all photos alone, several times before and several times while the time
 * is taken, since the compilers of Java work in the first rounds and threads of OpenCV keep a processor busy for a while
 * after each photo. Prints a line for each contender: name, wall time, processor time.
 */
final class PhotoSpeed {
    private PhotoSpeed() {}

    /** Arguments: a folder of photos, how often all are read before and while the time is taken. */
    public static void main(String[] arguments) {
        List<BufferedImage> photos = PictureFiles.list(Path.of(arguments[0])).stream()
                .map(PictureFiles::read)
                .toList();
        int rounds = Integer.parseInt(arguments[1]);
        DetectorOptions options = DetectorOptions.defaults();
        try (FaceAnalyzer analyzer = FaceAnalyzer.create();
                FaceDetector mien = FaceDetector.create("mien", options);
                FaceDetector haar = FaceDetector.create("haar", options)) {
            measure("Mien, boxes", photos, rounds, photo -> mien.detect(Picture.of(photo)));
            measure("Mien, boxes, points and expression", photos, rounds, analyzer::analyze);
            measure("OpenCV Haar, boxes", photos, rounds, photo -> haar.detect(Picture.of(photo)));
        }
    }

    private static void measure(
            String name, List<BufferedImage> photos, int rounds, Consumer<BufferedImage> contender) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int round = 0; round < rounds; round++) {
            photos.forEach(contender);
        }
        List<Double> walls = new ArrayList<>();
        long processor = system.getProcessCpuTime();
        for (int round = 0; round < rounds; round++) {
            for (BufferedImage photo : photos) {
                long wall = System.nanoTime();
                contender.accept(photo);
                walls.add((System.nanoTime() - wall) / 1e6);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s|%.2f|%.2f%n",
                name,
                RateTable.median(walls),
                (system.getProcessCpuTime() - processor) / 1e6 / walls.size());
    }
}
