package dev.mien.bench;

import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * From decoded photos, fitted into 640x480, to boxes, points and expressions: milliseconds a photo, warm, all contenders in
 * turn on each photo.
 */
final class PhotoSpeed {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int ROUNDS = 3; // the first warms up

    private PhotoSpeed() {}

    /** Arguments: a folder of photos, how many of those with exactly one face are taken. */
    public static void main(String[] arguments) throws IOException {
        DetectorOptions options = DetectorOptions.defaults();
        try (FaceAnalyzer analyzer = FaceAnalyzer.create();
                FaceDetector mien = FaceDetector.create("mien", options);
                FaceDetector haar = FaceDetector.create("haar", options)) {
            List<BufferedImage> photos = photos(Path.of(arguments[0]), Integer.parseInt(arguments[1]), mien);
            Map<String, Consumer<BufferedImage>> contenders = new LinkedHashMap<>();
            contenders.put("Mien, boxes", photo -> mien.detect(Picture.of(photo)));
            contenders.put("Mien, boxes, points and expression", analyzer::analyze);
            contenders.put("OpenCV Haar, boxes", photo -> haar.detect(Picture.of(photo)));
            Map<String, List<Double>> times = measure(photos, contenders);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d threads, %d photos%n%n| | median ms | 90 %% | photos/s |%n|---|---|---|---|%n",
                    SideBySide.machine(),
                    options.threads(),
                    photos.size());
            times.forEach((name, each) -> System.out.println(row(name, each)));
        }
    }

    private static List<BufferedImage> photos(Path folder, int count, FaceDetector detector) {
        List<BufferedImage> photos = new ArrayList<>();
        for (Path file : PictureFiles.list(folder)) {
            BufferedImage photo = fitted(PictureFiles.read(file));
            List<Detection> faces = detector.detect(Picture.of(photo));
            if (photos.size() < count && faces.size() == 1) {
                photos.add(photo);
            }
            if (photos.size() == count) {
                break;
            }
        }
        return photos;
    }

    private static BufferedImage fitted(BufferedImage photo) {
        double scale = Math.min((double) WIDTH / photo.getWidth(), (double) HEIGHT / photo.getHeight());
        int width = (int) Math.round(photo.getWidth() * scale);
        int height = (int) Math.round(photo.getHeight() * scale);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = result.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(photo, 0, 0, width, height, null);
        canvas.dispose();
        return result;
    }

    private static Map<String, List<Double>> measure(
            List<BufferedImage> photos, Map<String, Consumer<BufferedImage>> contenders) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (BufferedImage photo : photos) {
                for (Map.Entry<String, Consumer<BufferedImage>> contender : contenders.entrySet()) {
                    long start = System.nanoTime();
                    contender.getValue().accept(photo);
                    double milliseconds = (System.nanoTime() - start) / 1e6;
                    if (round > 0) {
                        times.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                                .add(milliseconds);
                    }
                }
            }
        }
        return times;
    }

    private static String row(String name, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = RateTable.median(times);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f |",
                name,
                median,
                sorted[sorted.length * 9 / 10],
                1000 / median);
    }
}
