package dev.mien.evaluate;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.MarkedFace;
import dev.mien.detect.Detection;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Overlaps;
import dev.mien.evaluate.DetectorEvaluation.Kind;
import dev.mien.evaluate.DetectorEvaluation.ScoredBox;
import dev.mien.evaluate.DetectorEvaluation.ScoredFace;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Evaluates a detector on photos.
 *
 * <pre>{@code
 * FacePhotos photos = FacePhotos.read(Path.of("annotations.csv"), Optional.empty()).checked(.01);
 * int[] rows = PhotoSplits.draw(photos, 1).test();
 * try (FaceDetector detector = FaceDetector.create("mien", DetectorOptions.defaults().withMinScore(.01))) {
 *     DetectorEvaluation evaluation = DetectorEvaluator.score("mien", detector, photos, rows, done -> {});
 *     System.out.println(DetectorReport.text(List.of(evaluation)));
 * }
 * }</pre>
 */
public final class DetectorEvaluator {
    /**
     * The lowest intersection over union of a box and the annotated face that it matches: less than the usual .5, since
     * the boxes of some data sets begin at the hairline and of others at the brows.
     */
    public static final double MIN_OVERLAP = .4;

    private final List<ScoredFace> faces = new ArrayList<>();
    private final List<ScoredBox> boxes = new ArrayList<>();

    private DetectorEvaluator() {}

    /**
     * Scores a detector.
     *
     * @param name its name in reports
     * @param detector the detector, which should report boxes of any score for a complete curve
     * @param photos those {@linkplain FacePhotos#checked known to be unreadable} are left out and counted
     * @param rows the photos to evaluate it on
     * @param progress receives the number of photos done since its last call
     * @throws UserError when another photo cannot be read
     */
    public static DetectorEvaluation score(
            String name, FaceDetector detector, FacePhotos photos, int[] rows, IntConsumer progress) {
        DetectorEvaluator counted = new DetectorEvaluator();
        List<Double> milliseconds = new ArrayList<>();
        int empty = 0;
        int photosLeftOut = 0;
        int facesLeftOut = 0;
        double pixels = 0;
        for (int row : rows) {
            FacePhoto photo = photos.photos().get(row);
            if (!photo.isReadable()) {
                photosLeftOut++;
                facesLeftOut += (int)
                        photo.faces().stream().filter(face -> !face.invalid()).count();
                progress.accept(1);
                continue;
            }
            Picture picture = Picture.of(PictureFiles.read(photo.file()))
                    .withSource(photo.file().toString());
            long start = System.nanoTime();
            List<Detection> found = detector.detect(picture);
            milliseconds.add((System.nanoTime() - start) / 1e6);
            pixels += (double) picture.width() * picture.height();
            empty += photo.faces().isEmpty() ? 1 : 0;
            counted.count(photo.faces(), found);
            progress.accept(1);
        }
        return new DetectorEvaluation(
                name,
                detector.defaultScore(),
                counted.faces,
                counted.boxes,
                empty,
                photosLeftOut,
                facesLeftOut,
                pixels / 1e6,
                median(milliseconds));
    }

    /** Matches each box, by descending score, with the face that it overlaps most among those without a box. */
    private void count(List<MarkedFace> marked, List<Detection> found) {
        double[] scores = new double[marked.size()];
        double[] overlaps = new double[marked.size()];
        for (Detection detection : found.stream().sorted(Detection.BEST_FIRST).toList()) {
            int best = -1;
            double bestOverlap = MIN_OVERLAP;
            for (int face = 0; face < scores.length; face++) {
                boolean taken = scores[face] > 0 && !marked.get(face).invalid();
                double overlap = Overlaps.intersectionOverUnion(
                        detection.box(), marked.get(face).box());
                if (!taken && overlap >= bestOverlap) {
                    best = face;
                    bestOverlap = overlap;
                }
            }
            if (best < 0) {
                boxes.add(new ScoredBox(detection.score(), marked.isEmpty() ? Kind.FALSE_IN_EMPTY : Kind.FALSE, 0));
            } else {
                scores[best] = detection.score();
                overlaps[best] = bestOverlap;
                Kind kind = marked.get(best).invalid() ? Kind.IGNORED : Kind.FACE;
                Box box = marked.get(best).box();
                boxes.add(new ScoredBox(detection.score(), kind, box.height()));
            }
        }
        for (int face = 0; face < scores.length; face++) {
            faces.add(new ScoredFace(marked.get(face), scores[face], overlaps[face]));
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
