package dev.mien.evaluate;

import dev.mien.Box;
import dev.mien.dataset.Scene;
import dev.mien.dataset.Scenes;
import dev.mien.detect.Detection;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Overlaps;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Shows photos to a detector and counts. */
public final class DetectorEvaluator {
    /** A box lies on a marked face where it holds its middle and their intersection over union is more than this. */
    public static final double LEAST_OVERLAP = .35;

    private DetectorEvaluator() {}

    /**
     * Scores a detector.
     *
     * @param name what to call it
     * @param detector asked for boxes of any score, or the curve ends early
     * @param rows the photos to show it
     * @param progress takes the number of photos done since it was called last
     */
    public static DetectorEvaluation score(
            String name, FaceDetector detector, Scenes scenes, int[] rows, IntConsumer progress) {
        List<Double> faces = new ArrayList<>();
        List<Double> falseFaces = new ArrayList<>();
        List<Double> overlaps = new ArrayList<>();
        List<Double> milliseconds = new ArrayList<>();
        int photos = 0;
        for (int row : rows) {
            Scene scene = scenes.photos().get(row);
            Picture picture = Picture.of(PictureFiles.read(scene.file()))
                    .withSource(scene.file().toString());
            long start = System.nanoTime();
            List<Detection> found = detector.detect(picture);
            milliseconds.add((System.nanoTime() - start) / 1e6);
            if (scene.faces().isEmpty()) {
                photos++;
                found.forEach(box -> falseFaces.add((double) box.score()));
            }
            for (Box face : scene.faces()) {
                Optional<Detection> best = bestOn(face, found);
                faces.add(best.map(Detection::score).orElse(0f).doubleValue());
                best.ifPresent(box -> overlaps.add(Overlaps.intersectionOverUnion(face, box.box())));
            }
            progress.accept(1);
        }
        return new DetectorEvaluation(
                name,
                array(faces),
                array(falseFaces),
                photos,
                overlaps.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                median(milliseconds));
    }

    private static Optional<Detection> bestOn(Box face, List<Detection> found) {
        return found.stream().filter(box -> liesOn(box.box(), face)).max(Comparator.comparingDouble(Detection::score));
    }

    private static boolean liesOn(Box box, Box face) {
        float x = (face.left() + face.right()) / 2;
        float y = (face.top() + face.bottom()) / 2;
        boolean holdsMiddle = x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom();
        return holdsMiddle && Overlaps.intersectionOverUnion(box, face) > LEAST_OVERLAP;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
