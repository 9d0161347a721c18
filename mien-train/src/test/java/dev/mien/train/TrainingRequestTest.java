package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Presets;
import dev.mien.testing.SyntheticFiles;
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
    void eachPresetHasOneObjectiveAndARecipeThatItsOwnRulesAccept() {
        for (Objective objective : Objectives.ALL) {
            for (String preset : objective.recipes().keySet()) {
                assertThat(Objectives.of(objective.task(), preset)).isSameAs(objective);
                LabelSet labels = objective.takes().contains(Ingredient.LABELS) ? LabelSet.SEVEN : null;
                DataFacts facts = new DataFacts("noise", "00", "by hand", 2, 1, 0);
                TrainConfig config = Recipes.of(objective.task(), preset, labels, facts, 1, 1);
                assertThat(Presets.create(preset, objective.task(), config.outputs())
                                .outputs())
                        .isEqualTo(config.outputs());
                assertThat(config.toBuilder().build()).isEqualTo(config);
            }
        }
        assertThatThrownBy(() -> Objectives.of(Task.DETECTOR, "large"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown preset 'large'")
                .hasMessageContaining("pyramid");
    }
}
