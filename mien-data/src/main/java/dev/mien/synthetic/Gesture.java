package dev.mien.synthetic;

import dev.mien.Expression;
import java.util.random.RandomGenerator;

/**
 * The facial movements of an expression, after the Facial Action Coding System (Ekman and Friesen 1978). Lengths are in
 * the face's units (the eyes are 36 apart), up and outwards positive; the others are shares.
 */
record Gesture(Brows brows, Lids lids, Mouth mouth, Lips lips, Lines lines) {

    /**
     * @param raise the whole brows, up
     * @param inner the inner ends, up
     * @param pinch the inner ends, towards each other
     */
    record Brows(double raise, double inner, double pinch) {}

    /**
     * @param open how far the upper lid is open; 1 at rest
     * @param lower how far the lower lid is raised; 0 at rest
     * @param gazeDown how far the eyes look down
     */
    record Lids(double open, double lower, double gazeDown) {}

    /**
     * @param smile the corners, up
     * @param widen the corners, outwards
     * @param open the gap between the lips
     * @param sneer one corner higher than the other
     */
    record Mouth(double smile, double widen, double open, double sneer) {}

    /**
     * @param raised the middle of the upper lip, up
     * @param thin how much of the lips is pressed in
     * @param upperTeeth how much of the gap the upper teeth fill
     * @param lowerTeeth how much of the gap the lower teeth fill
     */
    record Lips(double raised, double thin, double upperTeeth, double lowerTeeth) {}

    /**
     * @param furrow lines between the brows
     * @param nose lines across the bridge of the nose
     * @param forehead lines across the forehead
     * @param folds lines from the nose to the corners of the mouth
     */
    record Lines(double furrow, double nose, double forehead, double folds) {}

    /** A face at rest. */
    static final Gesture REST = new Gesture(
            new Brows(0, 0, 0), new Lids(1, 0, 0), new Mouth(0, 0, 0, 0), new Lips(0, 0, 0, 0), new Lines(0, 0, 0, 0));

    private static final Gesture FEAR = new Gesture(
            new Brows(3.6, 4.2, 2.4),
            new Lids(1.5, 0, 0),
            new Mouth(-2, 3.5, 8, 0),
            new Lips(0, 0.35, 0.2, 0.3),
            new Lines(0.4, 0, 0.9, 0.2));
    private static final Gesture SAD = new Gesture(
            new Brows(0.2, 5.5, 1.6),
            new Lids(0.62, 0.1, 1.6),
            new Mouth(-5, -1.5, 0, 0),
            new Lips(-0.6, -0.1, 0, 0),
            new Lines(0.35, 0, 0.3, 0.4));
    private static final Gesture SURPRISE = new Gesture(
            new Brows(6.5, 1, 0),
            new Lids(1.5, -0.1, 0),
            new Mouth(-0.5, -5, 13, 0),
            new Lips(0.5, 0.1, 0.12, 0),
            new Lines(0, 0, 0.8, 0));

    /** A random variant of an expression, of varying strength. */
    static Gesture of(Expression expression, RandomGenerator random) {
        boolean openMouth = random.nextBoolean();
        return extreme(expression, openMouth, random.nextBoolean() ? 1 : -1)
                .times(random.nextDouble(0.8, 1.2))
                .with(random);
    }

    private static Gesture extreme(Expression expression, boolean openMouth, double side) {
        return switch (expression) {
            case NEUTRAL -> REST;
            case ANGER -> anger(openMouth);
            case DISGUST -> disgust(openMouth, side);
            case FEAR -> FEAR;
            case HAPPY -> happy(openMouth);
            case SAD -> SAD;
            case SURPRISE -> SURPRISE;
        };
    }

    private static Gesture anger(boolean openMouth) {
        return new Gesture(
                new Brows(-3, -5, 3.2),
                new Lids(0.8, 0.4, 0),
                openMouth ? new Mouth(-2.2, 1.5, 6.5, 0) : new Mouth(-1.8, -1.5, 0, 0),
                openMouth ? new Lips(1, 0.3, 0.5, 0.5) : new Lips(-0.5, 0.7, 0, 0),
                new Lines(1, 0.4, 0, 0.4));
    }

    private static Gesture disgust(boolean openMouth, double side) {
        return new Gesture(
                new Brows(-2, -2.2, 1),
                new Lids(0.58, 0.75, 0.4),
                openMouth ? new Mouth(-3, 0, 3.6, 2.2 * side) : new Mouth(-3.4, -1, 0, 2.6 * side),
                openMouth ? new Lips(3.8, 0, 0.75, 0) : new Lips(3.8, 0, 0, 0),
                new Lines(0.2, 1, 0, 1));
    }

    private static Gesture happy(boolean openMouth) {
        return new Gesture(
                new Brows(0.8, 0.3, 0),
                new Lids(0.74, 0.78, 0),
                openMouth ? new Mouth(5, 5, 6, 0) : new Mouth(5.2, 4.5, 0, 0),
                openMouth ? new Lips(-0.5, 0.2, 0.75, 0) : new Lips(-1, 0.2, 0, 0),
                new Lines(0, 0, 0, 0.9));
    }

    /** The gesture scaled by that factor from rest. */
    private Gesture times(double factor) {
        return new Gesture(
                new Brows(brows.raise * factor, brows.inner * factor, brows.pinch * factor),
                new Lids(1 + (lids.open - 1) * factor, lids.lower * factor, lids.gazeDown * factor),
                new Mouth(mouth.smile * factor, mouth.widen * factor, mouth.open * factor, mouth.sneer * factor),
                new Lips(lips.raised * factor, lips.thin * factor, lips.upperTeeth, lips.lowerTeeth),
                new Lines(lines.furrow * factor, lines.nose * factor, lines.forehead * factor, lines.folds * factor));
    }

    /** The gesture with random individual differences. */
    private Gesture with(RandomGenerator random) {
        return new Gesture(
                new Brows(
                        brows.raise + about(random, 0.8),
                        brows.inner + about(random, 0.6),
                        brows.pinch + about(random, 0.3)),
                new Lids(
                        Math.max(0.35, lids.open + about(random, 0.07)),
                        lids.lower + about(random, 0.06),
                        lids.gazeDown + about(random, 0.3)),
                new Mouth(
                        mouth.smile + about(random, 0.5),
                        mouth.widen + about(random, 0.7),
                        mouth.open > 0 ? Math.max(0.5, mouth.open + about(random, 0.8)) : 0,
                        mouth.sneer + about(random, 0.2)),
                new Lips(
                        lips.raised + about(random, 0.2),
                        lips.thin + about(random, 0.1),
                        lips.upperTeeth,
                        lips.lowerTeeth),
                lines);
    }

    private static double about(RandomGenerator random, double spread) {
        return spread * random.nextGaussian();
    }
}
