package dev.mien.evaluate;

import dev.mien.dataset.MarkedFace;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How well a detector finds marked faces, and how often it finds one where there is none.
 *
 * @param detector its name
 * @param defaultScore the lowest score that it tells unless asked for another
 * @param faces every marked face
 * @param boxes every box that it found
 * @param emptyPhotos how many photos without a face there were
 * @param megapixels how many million pixels the photos have together
 * @param milliseconds the median time of a photo
 */
public record DetectorEvaluation(
        String detector,
        double defaultScore,
        List<ScoredFace> faces,
        List<ScoredBox> boxes,
        int emptyPhotos,
        double megapixels,
        double milliseconds) {

    /**
     * A marked face.
     *
     * @param face where it is
     * @param score the score of the box on it; 0 where there is none
     * @param overlap the intersection of both over their union; 0 where there is none
     */
    public record ScoredFace(MarkedFace face, double score, double overlap) {}

    /** What a box that a detector found is. */
    public enum Kind {
        /** It lies on a marked face. */
        FACE,
        /** It lies on a face that nobody is asked for, and counts neither way. */
        IGNORED,
        /** It lies on no marked face, or on one that has a box of a higher score. */
        FALSE,
        /** The same in a photo without any face. */
        FALSE_IN_EMPTY
    }

    /**
     * A box that was found.
     *
     * @param score how sure the detector is
     * @param kind what it is
     * @param height of the marked face that it lies on, in pixels; 0 for none
     */
    public record ScoredBox(double score, Kind kind, double height) {}

    public DetectorEvaluation {
        faces = List.copyOf(faces);
        boxes = boxes.stream()
                .sorted(Comparator.comparingDouble(ScoredBox::score).reversed())
                .toList();
    }

    /** The share of these faces found at that score or above; NaN where there is none. */
    public double recall(Predicate<MarkedFace> which, double score) {
        long all = faces.stream().filter(face -> asked(face, which)).count();
        long found = faces.stream()
                .filter(face -> asked(face, which) && face.score > 0 && face.score >= score)
                .count();
        return all == 0 ? Double.NaN : (double) found / all;
    }

    /** How many of these faces are asked for. */
    public long count(Predicate<MarkedFace> which) {
        return faces.stream().filter(face -> asked(face, which)).count();
    }

    private static boolean asked(ScoredFace face, Predicate<MarkedFace> which) {
        return !face.face.invalid() && which.test(face.face);
    }

    /** How many boxes at that score or above lie on no face, in photos that have none. */
    public long falseInEmptyPhotos(double score) {
        return boxes.stream()
                .filter(box -> box.kind == Kind.FALSE_IN_EMPTY && box.score >= score)
                .count();
    }

    /** How many boxes at that score or above lie on no marked face, for a million pixels looked at. */
    public double falsePerMegapixel(double score) {
        long wrong = boxes.stream()
                .filter(box -> box.kind != Kind.FACE && box.kind != Kind.IGNORED && box.score >= score)
                .count();
        return wrong / megapixels;
    }

    /** The mean overlap of the marked faces found at that score or above with the boxes on them; NaN where there is none. */
    public double overlap(double score) {
        return faces.stream()
                .filter(face -> face.score > 0 && face.score >= score)
                .mapToDouble(ScoredFace::overlap)
                .average()
                .orElse(Double.NaN);
    }

    /** How recall and precision go together for faces higher than that, in pixels; others count neither way. */
    public PrecisionCurve curve(double height) {
        return PrecisionCurve.of(this, height);
    }
}
