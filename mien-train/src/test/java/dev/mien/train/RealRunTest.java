package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.config.Configs;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.Checkpoint;
import dev.mien.train.sample.RandomSamples;
import dev.mien.train.sample.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short runs with the true engine on the small net. */
class RealRunTest {
    private static final String MAPS = "maps.conv.weight";

    private static final Split SPLIT = new Split(
            "by hand", IntStream.range(0, 20).toArray(), IntStream.range(20, 24).toArray(), new int[0]);

    @TempDir
    Path folder;

    private List<Double> losses(TrainConfig config, TrainingData data, String name) throws IOException {
        List<Double> losses = new ArrayList<>();
        TrainingListener collector = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                losses.add(step.loss());
            }
        };
        TrainingJob.of(config, data, SPLIT).train(folder.resolve(name), RunOptions.toTheEnd(collector));
        return losses;
    }

    @Test
    void theSameSeedGivesTheSameFirstTwentyLosses() throws IOException {
        TrainConfig config = Configs.expression(4); // 5 steps an epoch
        List<Double> first = losses(config, RandomSamples.data(5), "one");
        assertThat(first).hasSize(20).doesNotHaveDuplicates();
        assertThat(losses(config, RandomSamples.data(5), "two")).isEqualTo(first);
        try (ExpressionModel model =
                ExpressionModel.open(folder.resolve("one/best.onnx"), new ModelOptions(1, false))) {
            assertThat(model.metadata().metrics()).containsKeys("val_loss", "val_accuracy");
            assertThat(model.metadata().dataHash()).isEqualTo(config.data().hash());
        }
    }

    @Test
    void aRunStoppedWithinAnEpochGoesOnToTheSameBit() throws IOException {
        TrainConfig config = Configs.expression(2);
        List<Double> whole = losses(config, RandomSamples.data(5), "whole");
        List<Double> parts = new ArrayList<>();
        TrainingListener collector = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                parts.add(step.loss());
            }
        };
        while (parts.size() < whole.size()) {
            int before = parts.size();
            RunOptions threeSteps =
                    new RunOptions(true, Duration.ofDays(1), () -> parts.size() >= before + 3, collector);
            TrainingJob.of(config, RandomSamples.data(5), SPLIT).train(folder.resolve("parts"), threeSteps);
        }
        RunOptions rest = new RunOptions(true, Duration.ofDays(1), () -> false, collector);
        TrainingJob.of(config, RandomSamples.data(5), SPLIT).train(folder.resolve("parts"), rest);
        assertThat(parts).isEqualTo(whole);
        assertThat(folder.resolve("parts/best.onnx")).hasSameBinaryContentAs(folder.resolve("whole/best.onnx"));
    }

    @Test
    void aPointThatIsNeverMarkedTeachesNothing() throws IOException {
        KeypointDataset faces = SyntheticFaces.keypoints(24, 1);
        Net net = Presets.create("small", Task.KEYPOINTS, 2 * Keypoint.COUNT);
        float[] start = Weights.initial(
                        net, Seeds.random(Seeds.of(Configs.keypoints(1).seed(), Seeds.WEIGHTS)))
                .get(MAPS);
        float[] marked = trained(faces, "marked");
        float[] unmarked = trained(without(faces, Keypoint.NOSE_TIP), "unmarked");
        assertThat(ofMap(unmarked, Keypoint.NOSE_TIP)).isEqualTo(ofMap(start, Keypoint.NOSE_TIP));
        assertThat(ofMap(unmarked, Keypoint.LEFT_EYE_CENTER)).isNotEqualTo(ofMap(start, Keypoint.LEFT_EYE_CENTER));
        assertThat(ofMap(marked, Keypoint.NOSE_TIP)).isNotEqualTo(ofMap(start, Keypoint.NOSE_TIP));
    }

    /** The weights that make the map of that point. */
    private static float[] ofMap(float[] weights, Keypoint point) {
        int each = weights.length / Keypoint.COUNT;
        return Arrays.copyOfRange(weights, point.ordinal() * each, (point.ordinal() + 1) * each);
    }

    private static KeypointDataset without(KeypointDataset faces, Keypoint missing) {
        List<KeypointDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            float[] points = faces.keypoints(i).toArray();
            points[2 * missing.ordinal()] = Float.NaN;
            points[2 * missing.ordinal() + 1] = Float.NaN;
            rows.add(new KeypointDataset.Row(faces.image(i), Keypoints.of(points), faces.place(i), "", ""));
        }
        return new KeypointDataset(faces.name(), rows, BadRows.NONE);
    }

    /** The weights of the last layer after an epoch. */
    private float[] trained(KeypointDataset faces, String name) throws IOException {
        TrainConfig config = Configs.keypoints(1);
        List<Double> losses = losses(config, TrainingData.of(config, faces, SPLIT), name);
        assertThat(losses).hasSize(5).allMatch(Double::isFinite);
        Checkpoint checkpoint = Checkpoint.read(folder.resolve(name).resolve("checkpoint.safetensors"));
        return checkpoint.best().getOrDefault(MAPS, new float[0]);
    }
}
