package dev.mien.train.config;

import dev.mien.engine.Loss;
import dev.mien.net.PyramidDetector;
import java.util.List;

/**
 * The loss and the targets of training.
 *
 * @param kind the loss: cross-entropy for expressions, pyramid for detectors, one of the others for key points
 * @param huberDelta Huber loss: the threshold between squared and linear, in pixels of the crop
 * @param wingWidth wing loss: the threshold between logarithmic and linear, in pixels of the crop
 * @param wingCurvature wing loss: the curvature of the logarithmic part, in pixels of the crop
 * @param labelSmoothing the share of each target that is distributed over all classes, 0..1
 * @param classWeights the weights of the classes
 * @param votesWeight the weight of the probabilities by FER+ votes in a target, if there are any, 0..1
 * @param teacherWeight the weight of the answers of teachers in a target, if there are any,
 *     0..1
 * @param faceWeight key points: the weight of the classification of faces and other pictures; 0 for nets without it
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

    /** The available losses. */
    public enum Kind {
        MSE,
        HUBER,
        WING,
        CROSS_ENTROPY,
        PYRAMID
    }

    /** The available class weights. */
    public enum ClassWeights {
        /** All samples have the same weight. */
        NONE,
        /** All classes have the same total weight: samples / (classes * samples of the class). */
        BALANCED
    }

    /**
     * That loss without smoothing, class weights and votes; thresholds are those of the papers, scaled to 96 pixels.
     */
    public static LossConfig of(Kind kind) {
        return new LossConfig(kind, 2, 5, 1, 0, ClassWeights.NONE, 0, 0, 0);
    }

    /** The same loss with that label smoothing. */
    public LossConfig withLabelSmoothing(double share) {
        return with(share, votesWeight, teacherWeight, faceWeight);
    }

    /** The same loss with that weight of the votes. */
    public LossConfig withVotesWeight(double share) {
        return with(labelSmoothing, share, teacherWeight, faceWeight);
    }

    /** The same loss with that weight of the teachers. */
    public LossConfig withTeacherWeight(double share) {
        return with(labelSmoothing, votesWeight, share, faceWeight);
    }

    /** The same loss for a net that also distinguishes faces from other pictures. */
    public LossConfig withFaceWeight(double weight) {
        return with(labelSmoothing, votesWeight, teacherWeight, weight);
    }

    private LossConfig with(double smoothing, double votes, double teachers, double face) {
        return new LossConfig(
                kind, huberDelta, wingWidth, wingCurvature, smoothing, classWeights, votes, teachers, face);
    }

    /** The loss for the engine. */
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
