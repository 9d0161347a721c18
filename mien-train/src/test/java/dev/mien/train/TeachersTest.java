package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachersTest {
    private static final int[] ROWS = {2, 0};

    @TempDir
    Path folder;

    private static ExpressionDataset dataset() {
        return new ExpressionDataset(
                "f.csv", List.of(row(Expression.SAD), row(Expression.FEAR), row(Expression.HAPPY)), BadRows.NONE);
    }

    private static ExpressionDataset.Row row(Expression expression) {
        return new ExpressionDataset.Row(
                new GrayImage(48, 48, new byte[48 * 48]), expression, Optional.empty(), "f.csv:1", "", "");
    }

    @Test
    void severalTeachersAnswerOnAverage() throws IOException {
        ModelOrigin first = model("first.onnx", LabelSet.FIVE, .5, .2, .1, .1, .1);
        ModelOrigin second = model("second.onnx", LabelSet.FIVE, .1, .2, .1, .1, .5);
        Teachers teachers = Teachers.ask(List.of(first, second), dataset(), ROWS, LabelSet.FIVE, 1);
        assertThat(teachers.shares()).hasSize(2);
        assertThat(teachers.shares().get(1)).containsExactly(new float[] {.3f, .2f, .1f, .1f, .3f}, within(1e-5f));
        assertThat(teachers.description()).matches("taught by model [0-9a-f]{12} and [0-9a-f]{12}");
    }

    @Test
    void whatTeachersSayIsMixedIntoTheRowsOwnClass() throws IOException {
        ModelOrigin model = model("model.onnx", LabelSet.FIVE, .5, .2, .1, .1, .1);
        Teachers teachers = Teachers.ask(List.of(model), dataset(), ROWS, LabelSet.FIVE, 1);
        LossConfig loss = Configs.taught(.4).loss();
        List<float[]> shares = ClassShares.of(dataset(), ROWS, LabelSet.FIVE, loss, teachers);
        assertThat(shares.get(0)).containsExactly(new float[] {.2f, .08f, .04f, .64f, .04f}, within(1e-5f)); // happy
        assertThat(shares.get(1)).containsExactly(new float[] {.2f, .08f, .64f, .04f, .04f}, within(1e-5f)); // sad
    }

    @Test
    void aTeacherOfOtherClassesIsRefused() throws IOException {
        ModelOrigin model = model("model.onnx", LabelSet.FIVE, .5, .2, .1, .1, .1);
        assertThatThrownBy(() -> Teachers.ask(List.of(model), dataset(), ROWS, LabelSet.SEVEN, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("answers in the five classes, expected seven");
    }

    /** A model that answers the same for every picture. */
    private ModelOrigin model(String name, LabelSet labels, double... probabilities) throws IOException {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return ConstantModels.expression(folder.resolve(name), labels, logits);
    }
}
