package dev.mien.detect;

import dev.mien.Box;

/**
 * Lowers the scores of small boxes. Of the boxes to which the net gives the same score, small ones are more often false,
 * and a large face that is missed is worse than a small one that cannot be read anyway. The constants were chosen on
 * validation photos (docs/decisions/0032-scores-by-size.md).
 */
final class SizeCalibration {
    /** Subtracted from the logit of a score for each halving of the height below {@link #LARGE}. */
    static final double PER_HALVING = .2;

    /** Boxes of this height and more, in pixels of the working size, keep their scores. */
    static final double LARGE = 128;

    /** Boxes lower than this, in pixels of the working size, are treated as if they had this height. */
    static final double SMALL = 8;

    private static final double LN_2 = Math.log(2);

    private SizeCalibration() {}

    /** The same box, in pixels of the working size, with a score that is at most as high as before. */
    static Detection calibrated(Detection face) {
        Box box = face.box();
        double halvings = Math.log(LARGE / Math.max(SMALL, box.height())) / LN_2;
        if (halvings <= 0) {
            return face;
        }
        float score = face.score();
        return new Detection(box, (float) (score / (score + (1 - score) * Math.exp(PER_HALVING * halvings))));
    }
}
