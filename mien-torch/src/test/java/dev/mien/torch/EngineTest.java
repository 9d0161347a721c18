package dev.mien.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.EngineState;
import dev.mien.engine.Loss;
import dev.mien.engine.Optimizer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final int COUNT = 16;
    private static final int OUTPUTS = 4;
    private static final Net NET = TinyNets.withEveryLayer(OUTPUTS);
    private static final float[] IMAGES = TinyNets.uniform(COUNT * TinyNets.SIZE * TinyNets.SIZE, 1);
    private static final float[] CLASSES = TinyNets.classes(COUNT, OUTPUTS);
    private static final Loss ENTROPY = new Loss.CrossEntropy(.1, List.of());
    private static final Optimizer ADAM = new Optimizer.Adam(.9, .999, 1e-7, 0);

    static List<EngineConfig> configs() {
        return List.of(
                new EngineConfig(ADAM, ENTROPY, 0, 0, 2),
                new EngineConfig(new Optimizer.Adam(.9, .99, 1e-7, 1e-3), ENTROPY, 1, 0, 1),
                new EngineConfig(new Optimizer.AdamW(.9, .999, 1e-8, .05), ENTROPY, .5, .99, 2),
                new EngineConfig(ADAM, ENTROPY, 0, 0, 2, true, 0),
                new EngineConfig(ADAM, ENTROPY, 0, 0, 2, false, .02),
                new EngineConfig(new Optimizer.Sgd(.9, true, 1e-4), ENTROPY, 0, .9, 2),
                new EngineConfig(new Optimizer.Sgd(0, false, 0), ENTROPY, 0, 0, 2));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void learnsABatchByHeart(EngineConfig config) {
        try (Engine engine = engine(config)) {
            double before = lossNow(engine);
            train(engine, 0, 150);
            assertThat(lossNow(engine)).isLessThan(before / 3);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void equalSeedsGiveEqualBits(EngineConfig config) {
        try (Engine one = engine(config);
                Engine other = engine(config)) {
            assertThat(train(one, 0, 20)).isEqualTo(train(other, 0, 20));
            assertEqual(one.weights().asMap(), other.weights().asMap());
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void goesOnFromAStateAsIfUnbroken(EngineConfig config) {
        try (Engine unbroken = engine(config);
                Engine resumed = Engine.create(NET, TinyNets.start(NET, 99), config)) {
            train(unbroken, 0, 10);
            EngineState state = unbroken.state();
            double expected = train(unbroken, 10, 10);
            train(resumed, 50, 3);
            resumed.restore(state);
            assertThat(train(resumed, 10, 10)).isEqualTo(expected);
            assertEqual(resumed.state().arrays(), unbroken.state().arrays());
            assertThat(resumed.forward(IMAGES, COUNT)).isEqualTo(unbroken.forward(IMAGES, COUNT));
        }
    }

    @Test
    void anotherSeedDropsOthers() {
        try (Engine one = engine(configs().get(0));
                Engine other = engine(configs().get(0))) {
            assertThat(one.step(IMAGES, CLASSES, COUNT, 0, 1)).isNotEqualTo(other.step(IMAGES, CLASSES, COUNT, 0, 2));
        }
    }

    @Test
    void weightsComeBackAsTheyWentIn() {
        Weights start = TinyNets.start(NET, 3);
        try (Engine engine = Engine.create(NET, start, configs().get(0))) {
            assertEqual(engine.weights().asMap(), start.asMap());
        }
    }

    @Test
    void answersDoNotDependOnTheBatch() {
        try (Engine engine = engine(configs().get(0))) {
            train(engine, 0, 5);
            int many = 300;
            float[] images = TinyNets.uniform(many * TinyNets.SIZE * TinyNets.SIZE, 5);
            float[] all = engine.forward(images, many);
            float[] last = new float[TinyNets.SIZE * TinyNets.SIZE];
            System.arraycopy(images, (many - 1) * last.length, last, 0, last.length);
            float[] alone = engine.forward(last, 1);
            for (int i = 0; i < OUTPUTS; i++) {
                assertThat(all[(many - 1) * OUTPUTS + i]).isCloseTo(alone[i], within(1e-5f));
            }
        }
    }

    @Test
    void clippedGradientsMoveTheWeightsByTheirNormAtMost() {
        EngineConfig config = new EngineConfig(new Optimizer.Sgd(0, false, 0), ENTROPY, 1e-3, 0, 2);
        try (Engine engine = engine(config)) {
            Weights before = engine.weights();
            engine.step(IMAGES, CLASSES, COUNT, 1, 7);
            double moved = 0;
            for (Map.Entry<String, float[]> entry : engine.weights().asMap().entrySet()) {
                if (!entry.getKey().contains("running")) {
                    float[] old = before.get(entry.getKey());
                    for (int i = 0; i < old.length; i++) {
                        moved += Math.pow(entry.getValue()[i] - old[i], 2);
                    }
                }
            }
            assertThat(Math.sqrt(moved)).isCloseTo(1e-3, within(1e-5));
        }
    }

    @Test
    void sharpnessTakesTheGradientWhereTheLossIsWorse() {
        double radius = .05;
        Optimizer sgd = new Optimizer.Sgd(0, false, 0); // at a rate of 1 a step subtracts the gradient
        EngineConfig plainConfig = new EngineConfig(sgd, ENTROPY, 0, 0, 2);
        try (Engine plain = engine(plainConfig);
                Engine sharp = engine(new EngineConfig(sgd, ENTROPY, 0, 0, 2, false, radius))) {
            Weights start = plain.weights();
            plain.step(IMAGES, CLASSES, COUNT, 1, 7);
            sharp.step(IMAGES, CLASSES, COUNT, 1, 7);
            Weights worse = Weights.of(NET, climbed(start, plain.weights(), radius));
            try (Engine there = Engine.create(NET, worse, plainConfig)) {
                there.step(IMAGES, CLASSES, COUNT, 1, 7);
                NET.parameters().forEach((name, parameter) -> {
                    if (!parameter.trained()) {
                        assertThat(sharp.weights().get(name))
                                .as(name)
                                .isEqualTo(plain.weights().get(name));
                        return;
                    }
                    for (int i = 0; i < start.get(name).length; i++) {
                        double gradient =
                                worse.get(name)[i] - (double) there.weights().get(name)[i];
                        double step =
                                start.get(name)[i] - (double) sharp.weights().get(name)[i];
                        assertThat(step).as(name).isCloseTo(gradient, within(1e-5));
                    }
                });
            }
        }
    }

    /** The weights at that distance from the start, against the way of a step. */
    private static Map<String, float[]> climbed(Weights start, Weights stepped, double radius) {
        double squares = 0;
        for (String name : NET.parameters().keySet()) {
            for (int i = 0; isTrained(name) && i < start.get(name).length; i++) {
                squares += Math.pow(start.get(name)[i] - stepped.get(name)[i], 2);
            }
        }
        Map<String, float[]> worse = new HashMap<>();
        for (String name : NET.parameters().keySet()) {
            float[] values = start.get(name).clone();
            for (int i = 0; isTrained(name) && i < values.length; i++) {
                values[i] += (float) (radius / Math.sqrt(squares) * (values[i] - stepped.get(name)[i]));
            }
            worse.put(name, values);
        }
        return worse;
    }

    private static boolean isTrained(String name) {
        return Objects.requireNonNull(NET.parameters().get(name)).trained();
    }

    @Test
    void decayDrawsKernelsButNeitherBiasesNorNorms() {
        double rate = .01;
        double decay = .5;
        try (Engine plain = engine(new EngineConfig(new Optimizer.AdamW(.9, .999, 1e-8, 0), ENTROPY, 0, 0, 2));
                Engine decayed =
                        engine(new EngineConfig(new Optimizer.AdamW(.9, .999, 1e-8, decay), ENTROPY, 0, 0, 2))) {
            Weights start = plain.weights();
            plain.step(IMAGES, CLASSES, COUNT, rate, 7);
            decayed.step(IMAGES, CLASSES, COUNT, rate, 7);
            NET.parameters().forEach((name, parameter) -> {
                float[] without = plain.weights().get(name);
                float[] with = decayed.weights().get(name);
                for (int i = 0; i < with.length; i++) {
                    double drawn = parameter.random() ? rate * decay * start.get(name)[i] : 0;
                    assertThat((double) without[i] - with[i]).as(name).isCloseTo(drawn, within(1e-6));
                }
            });
        }
    }

    @Test
    void theAverageFollowsTheWeightsByItsDecay() {
        EngineConfig config = new EngineConfig(new Optimizer.Sgd(0, false, 0), ENTROPY, 0, .1, 2);
        try (Engine engine = engine(config)) {
            float[] before = engine.weights().get("stem.weight");
            engine.step(IMAGES, CLASSES, COUNT, .1, 7);
            float[] present = Objects.requireNonNull(engine.state().arrays().get("weights/stem.weight"));
            float[] average = engine.weights().get("stem.weight");
            for (int i = 0; i < before.length; i++) {
                assertThat(average[i]).isCloseTo(.1f * before[i] + .9f * present[i], within(1e-6f));
            }
        }
    }

    @Test
    void aLossThatIsNotFiniteIsAnswered() {
        float[] broken = IMAGES.clone();
        broken[0] = Float.NaN;
        try (Engine engine = engine(configs().get(0))) {
            assertThat(engine.step(broken, CLASSES, COUNT, 1e-3, 1)).isNaN();
        }
    }

    @Test
    void memoryStaysFlat() {
        try (Engine engine = engine(configs().get(2))) {
            train(engine, 0, 50);
            engine.forward(IMAGES, COUNT);
            long objects = Pointer.totalCount();
            long process = processBytes();
            train(engine, 50, 300);
            engine.forward(IMAGES, COUNT);
            engine.loss(CLASSES, CLASSES, COUNT);
            assertThat(Pointer.totalCount()).isEqualTo(objects);
            // the activations of 300 steps are more than 150 MB
            assertThat(processBytes() - process).isLessThan(100L << 20);
        }
    }

    private static long processBytes() {
        System.gc(); // the Java heap is not what is measured
        return Pointer.physicalBytes();
    }

    @Test
    void shortArraysAndForeignStatesAreRefused() {
        try (Engine engine = engine(configs().get(0))) {
            assertThatThrownBy(() -> engine.step(new float[3], CLASSES, COUNT, 1e-3, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> engine.restore(new EngineState(1, Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weights/stem.weight: missing");
        }
    }

    private static Engine engine(EngineConfig config) {
        return Engine.create(NET, TinyNets.start(NET, 3), config);
    }

    private static double train(Engine engine, int first, int steps) {
        double loss = 0;
        for (int i = first; i < first + steps; i++) {
            loss = engine.step(IMAGES, CLASSES, COUNT, .01, i);
        }
        return loss;
    }

    private static double lossNow(Engine engine) {
        return engine.loss(engine.forward(IMAGES, COUNT), CLASSES, COUNT);
    }

    private static void assertEqual(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> assertThat(actual.get(name)).as(name).isEqualTo(array));
    }
}
