package dev.mien;

import java.util.Optional;

/**
 * One face of a picture.
 *
 * @param box where it is, in picture pixels
 * @param detectionScore how sure the detector is, in 0..1; 1 where the whole picture was taken as the face
 * @param keypoints its 15 points in picture pixels, where a key point model was asked
 * @param expression its expression, where an expression model was asked
 * @param measures what was measured on it, where that was asked
 */
public record Face(
        Box box,
        float detectionScore,
        Optional<Keypoints> keypoints,
        Optional<ExpressionScores> expression,
        Optional<Measures> measures) {

    /** A face on which nothing was measured. */
    public Face(Box box, float detectionScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {
        this(box, detectionScore, keypoints, expression, Optional.empty());
    }

    /** The same face with what was measured on it. */
    public Face withMeasures(Measures taken) {
        return new Face(box, detectionScore, keypoints, expression, Optional.of(taken));
    }
}
