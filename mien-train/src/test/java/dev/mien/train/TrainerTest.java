package dev.mien.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.EngineState;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.config.Configs;
import dev.mien.train.config.Keep;
import dev.mien.train.config.Schedule;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.run.Checkpoint;
import dev.mien.train.run.RunJson;
import dev.mien.train.sample.RandomSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int STEPS = 5; // 22 rows in batches of 4

    @TempDir
    Path folder;

    private final List<Double> losses = new ArrayList<>();

    private final TrainingListener collector = new TrainingListener() {
        @Override
        public void stepped(Step step) {
            losses.add(step.loss());
        }
    };

    private TrainingResult train(TrainConfig config, String name) throws IOException {
        return train(config, name, false, () -> false);
    }

    private TrainingResult train(TrainConfig config, String name, boolean resume, BooleanSupplier stop)
            throws IOException {
        return Trainer.train(
                TrainingJob.of(config, RandomSamples.data(config.outputs()), Configs.SPLIT),
                folder.resolve(name),
                new RunOptions(resume, Duration.ofDays(1), stop, collector),
                (net, weights, engine) -> new BiasEngine(net, weights));
    }

    private BooleanSupplier stopAfter(int questions) {
        int[] asked = {0};
        return () -> asked[0]++ >= questions;
    }

    @Test
    void theSameSeedGivesTheSameLossesAndTheSameModel() throws IOException {
        train(Configs.keypoints(4), "one");
        List<Double> first = List.copyOf(losses);
        losses.clear();
        train(Configs.keypoints(4), "two");
        assertThat(first).hasSize(4 * STEPS).isEqualTo(losses);
        assertThat(folder.resolve("one/best.onnx")).hasSameBinaryContentAs(folder.resolve("two/best.onnx"));
    }

    @Test
    void theLossFallsAndTheBestEpochIsKept() throws IOException {
        History history = train(Configs.keypoints(8), "run").history();
        assertThat(history.epochs()).hasSize(8);
        assertThat(history.epochs().get(7).validationLoss())
                .isLessThan(history.epochs().get(0).validationLoss() / 10);
        assertThat(folder.resolve("run/best.onnx")).exists();
    }

    @Test
    void metricsHaveTheContractsColumnsAndARowAnEpoch() throws IOException {
        train(Configs.keypoints(3), "run");
        List<String> lines = Files.readAllLines(folder.resolve("run/metrics.csv"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("epoch,seconds,train_loss,val_loss,val_rmse_px,lr,images_per_second");
        assertThat(lines.get(3)).startsWith("3,").matches("(-?[0-9.]+(e[-+][0-9]+)?,?){7}");
    }

    @Test
    void aRunStoppedAnywhereEndsLikeOneThatWasNot() throws IOException {
        train(Configs.keypoints(3), "whole");
        List<Double> expected = List.copyOf(losses);
        losses.clear();
        // The third question in an epoch of 5 steps and 2 validation batches, then ends of steps, then within
        // validation.
        for (int questions : new int[] {3, 3, 6, 8, 0}) {
            TrainingResult stopped = train(Configs.keypoints(3), "parts", true, stopAfter(questions));
            assertThat(stopped.finished()).isFalse();
        }
        TrainingResult result = train(Configs.keypoints(3), "parts", true, () -> false);
        assertThat(result.finished()).isTrue();
        assertThat(losses).isEqualTo(expected);
        assertThat(folder.resolve("parts/best.onnx")).hasSameBinaryContentAs(folder.resolve("whole/best.onnx"));
        assertThat(Checkpoint.read(folder.resolve("parts/checkpoint.safetensors"))
                        .progress()
                        .history()
                        .epochs())
                .extracting(EpochReport::trainLoss)
                .isEqualTo(
                        Checkpoint.read(folder.resolve("whole/checkpoint.safetensors"))
                                .progress()
                                .history()
                                .epochs()
                                .stream()
                                .map(EpochReport::trainLoss)
                                .toList());
    }

    @Test
    void resumingAFinishedRunMakesLostFilesAgain() throws IOException {
        train(Configs.keypoints(2), "run");
        byte[] model = Files.readAllBytes(folder.resolve("run/best.onnx"));
        String metrics = Files.readString(folder.resolve("run/metrics.csv"));
        Files.delete(folder.resolve("run/best.onnx"));
        Files.delete(folder.resolve("run/metrics.csv"));
        Files.writeString(folder.resolve("run/.part-12-best.onnx"), "half");
        Files.createDirectories(folder.resolve("run/report/figures"));
        Files.writeString(folder.resolve("run/report/figures/.part-12-loss.png"), "half");
        losses.clear();
        assertThat(train(Configs.keypoints(2), "run", true, () -> false).finished())
                .isTrue();
        assertThat(losses).isEmpty();
        assertThat(folder.resolve("run/best.onnx")).hasBinaryContent(model);
        assertThat(folder.resolve("run/metrics.csv")).hasContent(metrics);
        assertThat(folder.resolve("run/.part-12-best.onnx")).doesNotExist();
        assertThat(folder.resolve("run/report/figures")).isEmptyDirectory();
    }

    @Test
    void trainingEndsWhenNoEpochIsBetterForTheGivenPatience() throws IOException {
        Schedule standstill = new Schedule(Schedule.Kind.STEP, .05, 0, 0, 1e-12, 3);
        History history = train(Configs.keypoints(50, standstill, 4), "run").history();
        int best = history.best().orElseThrow().epoch();
        assertThat(history.epochs()).hasSize(best + 4).hasSizeLessThan(50);
    }

    @Test
    void theLastEpochIsKeptWhereTheConfigurationSaysSo() throws IOException {
        Schedule standstill = new Schedule(Schedule.Kind.STEP, .05, 0, 0, 1e-12, 3);
        TrainConfig best = Configs.keypoints(50, standstill, 4); // ends four epochs after the best one
        TrainConfig last = best.toBuilder().keep(Keep.LAST).build();
        List<EpochReport> epochs = train(best, "best").history().epochs();
        assertThat(rmse("best")).isEqualTo(epochs.get(epochs.size() - 5).metric());
        train(last, "last", false, stopAfter(20));
        train(last, "last", true, () -> false);
        assertThat(rmse("last")).isEqualTo(epochs.get(epochs.size() - 1).metric());
    }

    /** The validation error that a run's model says of itself. */
    private double rmse(String run) {
        ModelOrigin model = ModelOrigin.file(folder.resolve(run).resolve("best.onnx"));
        return requireNonNull(ModelMetadata.of(model).metrics().get("val_rmse_px"));
    }

    @Test
    void configurationsOfEarlierVersionsKeepTheBestEpoch() throws IOException {
        String json =
                RunJson.write(Configs.keypoints(2).toBuilder().keep(Keep.LAST).build());
        Path file = Files.writeString(folder.resolve("config.json"), json.replaceAll("\\s*\"keep\" : \"last\",", ""));
        assertThat(file).content().doesNotContain("keep");
        assertThat(RunJson.read(file, TrainConfig.class)).isEqualTo(Configs.keypoints(2));
    }

    @Test
    void aFolderThatHoldsARunIsNotOverwritten() throws IOException {
        train(Configs.keypoints(1), "run");
        assertThatThrownBy(() -> train(Configs.keypoints(1), "run"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("resume it");
    }

    @Test
    void twoRunsAtOnceInOneFolderAreRefused() throws IOException {
        BooleanSupplier second = () -> {
            assertThatThrownBy(() -> train(Configs.keypoints(1), "run", true, () -> true))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another run is at work");
            return true;
        };
        assertThat(train(Configs.keypoints(1), "run", false, second).finished()).isFalse();
        assertThat(train(Configs.keypoints(1), "run", true, () -> false).finished())
                .isTrue();
    }

    @Test
    void resumingWithOtherSettingsNamesTheField() throws IOException {
        train(Configs.keypoints(1), "run");
        Schedule faster = Schedule.cosine(.02, 1);
        assertThatThrownBy(() -> train(Configs.keypoints(1, faster, 0), "run", true, () -> false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("schedule.learning_rate is 0.01, asked for 0.02");
        assertThatThrownBy(() -> train(Configs.expression(1), "run", true, () -> false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("labels");
    }

    @Test
    void aLossThatIsNotFiniteEndsInANamedErrorAndLeavesTheCheckpoint() throws IOException {
        assertThatThrownBy(() -> trainUntilStepEight("loss"))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("epoch 2")
                .hasMessageContaining("NaN");
        assertThat(savedEpochs("loss")).isEqualTo(1);
    }

    @Test
    void weightsThatAreNotFiniteAreNeverSaved() throws IOException {
        assertThatThrownBy(() -> trainUntilStepEight("weights"))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("no longer finite");
        assertThat(savedEpochs("weights")).isEqualTo(1);
    }

    private int savedEpochs(String name) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(folder.resolve(name).resolve("checkpoint.safetensors"));
        assertThat(checkpoint.notFinite()).isEmpty();
        return checkpoint.progress().history().epochs().size();
    }

    /** Something breaks in step 8, the third of the second epoch. */
    private void trainUntilStepEight(String what) throws IOException {
        Trainer.train(
                TrainingJob.of(Configs.keypoints(4), RandomSamples.data(30), Configs.SPLIT),
                folder.resolve(what),
                RunOptions.toTheEnd(TrainingListener.NONE),
                (net, weights, config) -> new BreakingEngine(net, weights, config, what));
    }

    /** A bias engine with a fault. */
    private record BreakingEngine(BiasEngine inner, String what) implements Engine {
        BreakingEngine(Net net, Weights weights, EngineConfig config, String what) {
            this(new BiasEngine(net, weights), what);
            assertThat(config.averageDecay()).isEqualTo(.9);
        }

        @Override
        public void settleNorms(float[] images, int count) {
            inner.settleNorms(images, count);
        }

        @Override
        public double step(float[] images, float[] targets, int count, double learningRate, long seed) {
            double loss = inner.step(images, targets, count, learningRate, seed);
            return what.equals("loss") && inner.state().step() == 8 ? Double.NaN : loss;
        }

        @Override
        public EngineState state() {
            EngineState state = inner.state();
            if (what.equals("weights") && state.step() >= 8) {
                state.arrays().forEach((name, array) -> array[3] = Float.POSITIVE_INFINITY);
            }
            return state;
        }

        @Override
        public float[] forward(float[] images, int count) {
            return inner.forward(images, count);
        }

        @Override
        public double loss(float[] outputs, float[] targets, int count) {
            return inner.loss(outputs, targets, count);
        }

        @Override
        public Weights weights() {
            return inner.weights();
        }

        @Override
        public void restore(EngineState state) {
            inner.restore(state);
        }

        @Override
        public void close() {}
    }
}
