package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every model of face crops does, whatever it answers. */
abstract class FaceModelContract {
    private static final int PIXELS = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;
    private static final Offset<Float> CLOSE = within(1e-3f);

    private final Task task;
    private final String preset;
    private final int netOutputs;
    private final int numbers;
    private final boolean flip;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    /**
     * @param netOutputs the number of outputs of the net
     * @param numbers the length of an answer
     * @param flip whether answers for mirror images count, too
     */
    FaceModelContract(Task task, String preset, int netOutputs, int numbers, boolean flip) {
        this.task = task;
        this.preset = preset;
        this.netOutputs = netOutputs;
        this.numbers = numbers;
        this.flip = flip;
    }

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("model.onnx");
        Net net = Presets.create(preset, task, netOutputs);
        OnnxExporter.write(file, net, TestModels.weights(net, 1), TestModels.metadata(task, preset));
    }

    private ModelOptions options() {
        return new ModelOptions(2, flip);
    }

    private FaceModel open() {
        return FaceModel.open(file, options());
    }

    private float[] answers(float[] all, int from, int count) {
        return Arrays.copyOfRange(all, from * numbers, (from + count) * numbers);
    }

    private static float[] some(float[] images, int from, int count) {
        return Arrays.copyOfRange(images, from * PIXELS, (from + count) * PIXELS);
    }

    @Test
    void itSaysWhatItIsAndOpensForItsOwnTaskOnly() {
        try (FaceModel model = open()) {
            assertThat(model.name()).isEqualTo(file.toString());
            assertThat(model.metadata()).isEqualTo(TestModels.metadata(task, preset));
            assertThat(model).isInstanceOf(task == Task.KEYPOINTS ? KeypointModel.class : ExpressionModel.class);
        }
        assertThatThrownBy(() -> {
                    if (task == Task.KEYPOINTS) {
                        ExpressionModel.open(file, options());
                    } else {
                        KeypointModel.open(file, options());
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ": a model for the task '" + task.label() + "', expected '");
    }

    @Test
    void manyPicturesAnswerAsOneByOne() {
        float[] images = TestModels.images(67, 5); // more than go through the model at once
        try (FaceModel model = open()) {
            float[] all = model.run(images, 67);
            assertThat(all).hasSize(67 * numbers);
            for (int i = 0; i < 67; i += 11) {
                assertThat(model.run(some(images, i, 1), 1)).containsExactly(answers(all, i, 1), CLOSE);
            }
            assertThat(answers(all, 3, 1)).isNotEqualTo(answers(all, 4, 1));
        }
    }

    @Test
    void anArrayMayBeLongerThanItsPicturesButNotShorter() {
        float[] images = TestModels.images(2, 7);
        try (FaceModel model = open()) {
            assertThat(model.run(images, 1)).hasSize(numbers).containsExactly(model.run(some(images, 0, 1), 1), CLOSE);
            assertThat(model.run(new float[0], 0)).isEmpty();
            assertThatThrownBy(() -> model.run(images, 3)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thePicturesAreLeftAsTheyWere() {
        float[] images = TestModels.images(3, 9);
        try (FaceModel model = open()) {
            model.run(images, 3);
        }
        assertThat(images).containsExactly(TestModels.images(3, 9));
    }

    @Test
    void manyThreadsGetTheSameAnswersAsOne() throws Exception {
        float[] images = TestModels.images(24, 3);
        try (FaceModel model = open()) {
            float[] expected = model.run(images, 24);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<float[]>> answers = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                float[] some = some(images, i % 22, 1 + i % 3);
                int count = 1 + i % 3;
                answers.add(threads.submit(() -> model.run(some, count)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsExactly(answers(expected, i % 22, 1 + i % 3), CLOSE);
            }
            threads.shutdown();
        }
    }

    @Test
    void closingWaitsForAnswersInProgressAndEndsTheRest() throws Exception {
        float[] images = TestModels.images(32, 3);
        FaceModel model = open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<float[]>> answers = IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> model.run(images, 32)))
                .toList();
        answers.get(0).get();
        model.close();
        model.close(); // twice does no harm
        threads.shutdown();
        for (Future<float[]> answer : answers) {
            try {
                assertThat(answer.get()).hasSize(32 * numbers);
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
            }
        }
        assertThatThrownBy(() -> model.run(images, 1)).isInstanceOf(IllegalStateException.class);
    }

    /** A watchdog may find a slow answer just when its model is closed. */
    @Test
    void aStoppedModelAnswersNoMoreAndMayBeStoppedAfterItsEnd() {
        FaceModel model = open();
        model.stop();
        assertThatThrownBy(() -> model.run(TestModels.images(1, 1), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
        model.close();
        model.stop();
    }
}
