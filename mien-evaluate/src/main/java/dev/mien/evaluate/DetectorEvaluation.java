package dev.mien.evaluate;

import dev.mien.dataset.MarkedFace;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The evaluation of a face detector: which annotated faces it found, and its false detections.
 *
 * @param detector its name
 * @param defaultScore its default score threshold
 * @param faces all annotated faces
 * @param boxes all boxes that it found
 * @param emptyPhotos the number of photos without faces
 * @param photosLeftOut the number of photos that cannot be read, which are not scored
 * @param facesLeftOut the number of annotated faces in these
 * @param megapixels the size of all photos together in million pixels
 * @param milliseconds the median time per photo
 */
public record DetectorEvaluation(
        String detector,
        double defaultScore,
        List<ScoredFace> faces,
        List<ScoredBox> boxes,
        int emptyPhotos,
        int photosLeftOut,
        int facesLeftOut,
        double megapixels,
        double milliseconds) {

    /**
     * An annotated face and its detection.
     *
     * @param face the annotation
     * @param score the score of the box on it; 0 if it was not found
     * @param overlap the intersection over union of both; 0 if it was not found
     */
    public record ScoredFace(MarkedFace face, double score, double overlap) {}

    /** The kind of a box. */
    public enum Kind {
        /** On an annotated face. */
        FACE,
        /** On an invalid face, which is ignored. */
        IGNORED,
        /** A false detection: on no annotated face, or on one that has a box with a higher score. */
        FALSE,
        /** A false detection in a photo without faces. */
        FALSE_IN_EMPTY
    }

    /**
     * A box found by the detector.
     *
     * @param score its score
     * @param kind its kind
     * @param height the height of its annotated face in pixels; 0 for none
     */
    public record ScoredBox(double score, Kind kind, double height) {}

    public DetectorEvaluation {
        faces = List.copyOf(faces);
        boxes = boxes.stream()
                .sorted(Comparator.comparingDouble(ScoredBox::score).reversed())
                .toList();
    }

    /** The share of these faces found at that score or above; NaN if there are none. */
    public double recall(Predicate<MarkedFace> which, double score) {
        long all = faces.stream().filter(face -> asked(face, which)).count();
        long found = faces.stream()
                .filter(face -> asked(face, which) && face.score > 0 && face.score >= score)
                .count();
        return all == 0 ? Double.NaN : (double) found / all;
    }

    /** The number of these faces that are valid. */
    public long count(Predicate<MarkedFace> which) {
        return faces.stream().filter(face -> asked(face, which)).count();
    }

    private static boolean asked(ScoredFace face, Predicate<MarkedFace> which) {
        return !face.face.invalid() && which.test(face.face);
    }

    /** The number of boxes at that score or above in photos without faces. */
    public long falseInEmptyPhotos(double score) {
        return boxes.stream()
                .filter(box -> box.kind == Kind.FALSE_IN_EMPTY && box.score >= score)
                .count();
    }

    /** The number of false detections at that score or above, per million pixels. */
    public double falsePerMegapixel(double score) {
        long wrong = boxes.stream()
                .filter(box -> box.kind != Kind.FACE && box.kind != Kind.IGNORED && box.score >= score)
                .count();
        return wrong / megapixels;
    }

    /** The mean overlap of the annotated faces found at that score or above with their boxes; NaN if there are none. */
    public double overlap(double score) {
        return faces.stream()
                .filter(face -> face.score > 0 && face.score >= score)
                .mapToDouble(ScoredFace::overlap)
                .average()
                .orElse(Double.NaN);
    }

    /** The precision-recall curve for faces higher than that in pixels; others are ignored. */
    public PrecisionCurve curve(double height) {
        return PrecisionCurve.of(this, height);
    }
}
