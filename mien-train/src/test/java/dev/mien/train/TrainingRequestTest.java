package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.testing.SyntheticFiles;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.History;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRequestTest {
    @TempDir
    Path folder;

    @Test
    void aJobMadeInCodeTrainsTellsItsListenerAndCanBeRepeatedFromItsConfigFile() throws IOException {
        Path data = SyntheticFiles.keypoints(folder.resolve("training.csv"), 24);
        List<Integer> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(TrainConfig config, History history) {
                epochs.add(history.epochs().size());
            }
        };
        TrainingJob job = TrainingRequest.of(Task.KEYPOINTS, List.of(data))
                .threads(1)
                .change(config -> config.toBuilder().epochs(1).batch(8).build())
                .prepare();
        assertThat(job.config().preset()).isEqualTo("small");
        Path run = folder.resolve("run");
        assertThat(job.train(run, RunOptions.toTheEnd(listener)).finished()).isTrue();
        assertThat(epochs).containsExactly(1);
        try (KeypointModel model = KeypointModel.open(new RunDirectory(run).best(), ModelOptions.defaults())) {
            assertThat(model.metadata().preset()).isEqualTo("small");
        }
        TrainingJob again = TrainingRequest.like(new RunDirectory(run).config(), List.of(data))
                .prepare();
        assertThat(again.config()).isEqualTo(job.config());
        assertThat(again.split().train()).isEqualTo(job.split().train());
    }

    @Test
    void whatBelongsToAnotherTaskIsRefusedBeforeAnyFileIsRead() {
        TrainingRequest request = TrainingRequest.of(Task.KEYPOINTS, List.of(Path.of("missing.csv")))
                .labels(Optional.of(LabelSet.FIVE));
        assertThatThrownBy(request::prepare)
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("labels: belongs to expressions");
    }

    @Test
    void facesWithoutLabelsNeedATeacher() throws IOException {
        Path data = SyntheticFiles.expressions(folder.resolve("labelled.csv"), 24);
        TrainingRequest request =
                TrainingRequest.of(Task.EXPRESSION, List.of(data)).faces(Optional.of(data));
        assertThatThrownBy(request::prepare)
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("faces: needs a teacher")
                .hasMessageContaining("model expression");
    }

    @Test
    void everyTaskHasAnObjective() {
        assertThat(Task.values())
                .allSatisfy(task -> assertThat(Objectives.of(task).task()).isEqualTo(task));
    }
}
