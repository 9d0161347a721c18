package dev.mien.train;

import dev.mien.engine.Loss;
import dev.mien.net.PyramidDetector;
import java.util.List;

/**
 * What training makes small, and what it is held against.
 *
 * @param kind cross-entropy for expressions, pyramid for detectors, one of the others for key points
 * @param huberDelta Huber's border between squared and linear, in pixels of the crop
 * @param wingWidth wing loss: the border between logarithmic and linear, in pixels of the crop
 * @param wingCurvature wing loss: how sharp the logarithm's bend is, in pixels of the crop
 * @param labelSmoothing the share of each target that is spread over all classes, 0..1
 * @param classWeights how much the classes count
 * @param votesWeight the share of a target that is what the FER+ votes make likely, where there are some, 0..1
 * @param teacherWeight the share of a target that comes from {@link Teachers} or {@link KeypointDistillation} where there are some,
 *     0..1
 * @param faceWeight key points: how much it counts that faces are distinguished from other pictures; 0 for a net that does not
 */
public record LossConfig(
        Kind kind,
        double huberDelta,
        double wingWidth,
        double wingCurvature,
        double labelSmoothing,
        ClassWeights classWeights,
        double votesWeight,
        double teacherWeight,
        double faceWeight) {

    /** The losses that can be asked for. */
    public enum Kind {
        MSE,
        HUBER,
        WING,
        CROSS_ENTROPY,
        PYRAMID
    }

    /** How much the classes count. */
    public enum ClassWeights {
        /** Every sample the same. */
        NONE,
        /** Every class the same: samples / (classes * samples of the class). */
        BALANCED
    }

    /** That loss with no smoothing, no weights and no votes; the borders are those of the papers, scaled to 96 pixels. */
    public static LossConfig of(Kind kind) {
        return new LossConfig(kind, 2, 5, 1, 0, ClassWeights.NONE, 0, 0, 0);
    }

    /** The same with that label smoothing. */
    public LossConfig withLabelSmoothing(double share) {
        return with(share, votesWeight, teacherWeight, faceWeight);
    }

    /** The same with that share of the votes. */
    public LossConfig withVotesWeight(double share) {
        return with(labelSmoothing, share, teacherWeight, faceWeight);
    }

    /** The same with that share of the teachers. */
    public LossConfig withTeacherWeight(double share) {
        return with(labelSmoothing, votesWeight, share, faceWeight);
    }

    /** The same for a net that also tells faces from other pictures. */
    public LossConfig withFaceWeight(double weight) {
        return with(labelSmoothing, votesWeight, teacherWeight, weight);
    }

    private LossConfig with(double smoothing, double votes, double teachers, double face) {
        return new LossConfig(
                kind, huberDelta, wingWidth, wingCurvature, smoothing, classWeights, votes, teachers, face);
    }

    /** What the engine takes. */
    Loss toEngine(List<Double> weights) {
        return faceWeight > 0 ? new Loss.WithFace(plain(weights), faceWeight) : plain(weights);
    }

    private Loss plain(List<Double> weights) {
        return switch (kind) {
            case MSE -> new Loss.MeanSquared();
            case HUBER -> new Loss.Huber(huberDelta);
            case WING -> new Loss.Wing(wingWidth, wingCurvature);
            case PYRAMID -> new Loss.Pyramid(PyramidDetector.SIDE);
            case CROSS_ENTROPY -> new Loss.CrossEntropy(labelSmoothing, weights);
        };
    }
}
