package dev.mien.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.Loss;
import dev.mien.engine.Optimizer;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossTest {
    /** The outputs are the inputs: losses can be computed by hand, gradients are read from how the biases move. */
    private static final Net NET = net();

    private static final float NAN = Float.NaN;
    private static final float[] OUTPUTS = {1, 5, -2, .5f};
    private static final float[] TARGETS = {0, 2, -2.5f, NAN};

    @Test
    void meanSquaredIsTheMeanOverKnownCoordinates() {
        assertThat(loss(new Loss.MeanSquared(), OUTPUTS, TARGETS)).isCloseTo((1 + 9 + .25) / 3, within(1e-6));
    }

    @Test
    void huberIsLinearBeyondDelta() {
        assertThat(loss(new Loss.Huber(1.5), OUTPUTS, TARGETS))
                .isCloseTo((.5 + 1.5 * (3 - .75) + .125) / 3, within(1e-6));
    }

    @Test
    void wingIsLogarithmicWithinItsWidth() {
        double constant = 2 - 2 * Math.log1p(2 / .5);
        double expected = (2 * Math.log1p(1 / .5) + (3 - constant) + 2 * Math.log1p(.5 / .5)) / 3;
        assertThat(loss(new Loss.Wing(2, .5), OUTPUTS, TARGETS)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void withoutKnownCoordinatesTheLossIsZeroAndNothingMoves() {
        float[] unknown = {NAN, NAN, NAN, NAN};
        assertThat(loss(new Loss.MeanSquared(), OUTPUTS, unknown)).isZero();
        assertThat(biasesAfterStep(new Loss.Wing(2, .5), OUTPUTS, unknown)).containsExactly(0, 0);
    }

    @Test
    void gradientsLeaveUnknownCoordinatesOut() {
        // d/db0 = (2 * 1 + 2 * .5) / 3, d/db1 = 2 * 3 / 3
        assertThat(biasesAfterStep(new Loss.MeanSquared(), OUTPUTS, TARGETS)).containsExactly(-1, -2);
    }

    @Test
    void besideThePointsTheLastOutputTellsWhetherItIsAFace() {
        float[] outputs = {1, 2, -2, .5f};
        float[] targets = {0, 1, NAN, 0}; // a face with a point, another picture
        double face = (Math.log1p(Math.exp(2)) - 2 + Math.log1p(Math.exp(.5))) / 2;
        assertThat(loss(new Loss.WithFace(new Loss.MeanSquared(), .25), outputs, targets))
                .isCloseTo(1 + .25 * face, within(1e-6));
        float[] unknown = {0, NAN, NAN, NAN};
        assertThat(loss(new Loss.WithFace(new Loss.MeanSquared(), .25), outputs, unknown))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void crossEntropyTakesShares() {
        float[] shares = {.25f, .75f, 1, 0};
        double expected = .25 * -logShare(1, 5) + .75 * -logShare(5, 1) - logShare(-2, .5);
        assertThat(loss(new Loss.CrossEntropy(0, List.of()), OUTPUTS, shares)).isCloseTo(expected / 2, within(1e-6));
    }

    @Test
    void classWeightsWeighTheMean() {
        float[] hard = {0, 1, 1, 0};
        double expected = (3 * -logShare(5, 1) + .5 * -logShare(-2, .5)) / 3.5;
        assertThat(loss(new Loss.CrossEntropy(0, List.of(.5, 3.0)), OUTPUTS, hard))
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void smoothingCountsInTrainingOnly() {
        float[] hard = {0, 1, 1, 0};
        Loss smoothed = new Loss.CrossEntropy(.2, List.of());
        assertThat(loss(smoothed, OUTPUTS, hard)).isEqualTo(loss(new Loss.CrossEntropy(0, List.of()), OUTPUTS, hard));
        float[] spread = {.1f, .9f, .9f, .1f};
        assertThat(stepLoss(smoothed, OUTPUTS, hard))
                .isCloseTo(loss(new Loss.CrossEntropy(0, List.of()), OUTPUTS, spread), within(1e-6));
    }

    @Test
    void outputsThatAreNotFiniteShowInTheLoss() {
        assertThat(loss(new Loss.MeanSquared(), new float[] {NAN, 1, 1, 1}, TARGETS))
                .isNaN();
    }

    private static double logShare(double own, double other) {
        return own - Math.log(Math.exp(own) + Math.exp(other));
    }

    private static double loss(Loss loss, float[] outputs, float[] targets) {
        try (Engine engine = engine(loss)) {
            return engine.loss(outputs, targets, 2);
        }
    }

    private static double stepLoss(Loss loss, float[] outputs, float[] targets) {
        try (Engine engine = engine(loss)) {
            return engine.step(outputs, targets, 2, 0, 1);
        }
    }

    private static float[] biasesAfterStep(Loss loss, float[] outputs, float[] targets) {
        try (Engine engine = engine(loss)) {
            engine.step(outputs, targets, 2, 1, 1);
            return engine.weights().get("dense.bias");
        }
    }

    private static Engine engine(Loss loss) {
        Weights identity =
                Weights.of(NET, Map.of("dense.weight", new float[] {1, 0, 0, 1}, "dense.bias", new float[] {0, 0}));
        return Engine.create(NET, identity, new EngineConfig(new Optimizer.Sgd(0, false, 0), loss, 0, 0, 1));
    }

    private static Net net() {
        Net.Builder net = Net.builder("line", 2, 1);
        net.add("flatten", new Layer.Flatten());
        net.add("dense", new Layer.Dense(2, 2));
        return net.build();
    }
}
