package dev.mien.torch;

import dev.mien.engine.Loss;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Computes the losses; each returns the mean of the batch as a scalar. */
final class TorchLoss {
    private TorchLoss() {}

    /**
     * The mean loss.
     *
     * @param outputs [n, outputs]
     * @param targets [n, outputs]
     * @param smooth whether to apply label smoothing, as in training
     */
    static Tensor of(Loss loss, Tensor outputs, Tensor targets, boolean smooth) {
        if (loss instanceof Loss.CrossEntropy entropy) {
            return crossEntropy(entropy, outputs, targets, smooth);
        }
        if (loss instanceof Loss.WithFace both) {
            long points = targets.sizes().get(1) - 1;
            Tensor place = of(both.points(), outputs.narrow(1, 0, points), targets.narrow(1, 0, points), smooth);
            Tensor face = binary(outputs.narrow(1, points, 1), targets.narrow(1, points, 1));
            return place.add(face.mul(new Scalar(both.weight())));
        }
        if (loss instanceof Loss.Pyramid pyramid) {
            return PyramidLoss.of(pyramid.side(), outputs, targets);
        }
        Tensor known = targets.isnan().logical_not();
        // where() cuts the way back too, so that an unknown target moves nothing
        Tensor difference = torch.where(known, outputs.sub(targets), new Scalar(0.0));
        Tensor sum = perCoordinate(loss, difference).sum();
        return sum.div(known.sum().clamp_min(new Scalar(1.0)));
    }

    /** Binary cross-entropy: the mean of log(1 + exp(x)) - x * target over the known targets. */
    private static Tensor binary(Tensor logits, Tensor targets) {
        Tensor known = targets.isnan().logical_not();
        Tensor target = torch.where(known, targets, new Scalar(0.0));
        Tensor cost = torch.where(known, torch.softplus(logits).sub(logits.mul(target)), new Scalar(0.0));
        return cost.sum().div(known.sum().clamp_min(new Scalar(1.0)));
    }

    private static Tensor perCoordinate(Loss loss, Tensor difference) {
        if (loss instanceof Loss.MeanSquared) {
            return difference.square();
        }
        Tensor distance = difference.abs();
        if (loss instanceof Loss.Huber huber) {
            Scalar delta = new Scalar(huber.delta());
            Tensor near = distance.clamp_max(delta);
            return near.square().mul(new Scalar(.5)).add(distance.sub(near).mul(delta));
        }
        Loss.Wing wing = (Loss.Wing) loss;
        // beyond the width the line continues where the curve ends, so that the paper's constant C is not needed
        Tensor near = distance.clamp_max(new Scalar(wing.width()));
        Tensor curve = near.div(new Scalar(wing.curvature())).log1p().mul(new Scalar(wing.width()));
        return curve.add(distance.sub(near));
    }

    /**
     * With class weights the mean is weighted, too, so that the loss does not depend on the number of rare classes in a
     * batch (as in PyTorch for hard labels).
     */
    private static Tensor crossEntropy(Loss.CrossEntropy loss, Tensor outputs, Tensor targets, boolean smooth) {
        Tensor cost = outputs.log_softmax(1).neg();
        Tensor weight = targets;
        if (!loss.classWeights().isEmpty()) {
            float[] weights = new float[loss.classWeights().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = loss.classWeights().get(i).floatValue();
            }
            Tensor perClass = torch.tensor(weights);
            cost = cost.mul(perClass);
            weight = targets.mul(perClass);
        }
        Tensor shares = targets;
        if (smooth && loss.smoothing() > 0) {
            double each = loss.smoothing() / targets.sizes().get(1);
            shares = targets.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(each));
        }
        return shares.mul(cost).sum().div(weight.sum());
    }
}
