package dev.mien.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.model.Task;
import dev.mien.net.Presets;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private static final DataFacts FACTS = new DataFacts("noise", "00", "by hand", 2, 1, 0);

    @Test
    void eachPresetHasOneRecipeThatItsOwnRulesAccept() {
        for (TaskSettings settings : Recipes.ALL) {
            for (String preset : settings.recipes().keySet()) {
                assertThat(Recipes.settings(settings.task(), preset)).isSameAs(settings);
                LabelSet labels = settings.takes().contains(Ingredient.LABELS) ? LabelSet.SEVEN : null;
                TrainConfig config = Recipes.of(settings.task(), preset, labels, FACTS, 1, 1);
                assertThat(Presets.create(preset, settings.task(), config.outputs())
                                .outputs())
                        .isEqualTo(config.outputs());
                assertThat(config.toBuilder().build()).isEqualTo(config);
            }
        }
    }

    @Test
    void eachTaskHasARecipeForItsDefaultPreset() {
        for (Task task : Task.values()) {
            LabelSet labels = task == Task.EXPRESSION ? LabelSet.FIVE : null;
            String preset = Recipes.preset(task);
            assertThat(Recipes.of(task, preset, labels, FACTS, 1, 1).preset()).isEqualTo(preset);
        }
    }

    @Test
    void anUnknownPresetIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Recipes.of(Task.DETECTOR, "large", null, FACTS, 1, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown preset 'large'")
                .hasMessageContaining("pyramid");
    }
}
