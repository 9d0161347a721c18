package dev.mien.train.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import dev.mien.train.config.Configs;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.LossConfig;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.RunJson;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachersTest {
    private static final int[] ROWS = {2, 0};
    private static final int[] ALL = {0, 1, 2};

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
        Teachers teachers = Teachers.ask(
                List.of(Teacher.ofAllRows(first), Teacher.ofAllRows(second)), dataset(), ROWS, LabelSet.FIVE, 1);
        assertThat(teachers.shares()).hasSize(2);
        assertThat(teachers.shares().get(1)).containsExactly(new float[] {.3f, .2f, .1f, .1f, .3f}, within(1e-5f));
        assertThat(teachers.description()).matches("taught by model [0-9a-f]{12} and [0-9a-f]{12}");
    }

    @Test
    void whatTeachersSayIsMixedIntoTheRowsOwnClass() throws IOException {
        ModelOrigin model = model("model.onnx", LabelSet.FIVE, .5, .2, .1, .1, .1);
        Teachers teachers = Teachers.ask(List.of(Teacher.ofAllRows(model)), dataset(), ROWS, LabelSet.FIVE, 1);
        LossConfig loss = Configs.taught(.4).loss();
        List<float[]> shares = ClassShares.of(dataset(), ROWS, LabelSet.FIVE, loss, teachers);
        assertThat(shares.get(0)).containsExactly(new float[] {.2f, .08f, .04f, .64f, .04f}, within(1e-5f)); // happy
        assertThat(shares.get(1)).containsExactly(new float[] {.2f, .08f, .64f, .04f, .04f}, within(1e-5f)); // sad
    }

    @Test
    void aTeacherOfOtherClassesIsRefused() throws IOException {
        ModelOrigin model = model("model.onnx", LabelSet.FIVE, .5, .2, .1, .1, .1);
        assertThatThrownBy(() -> Teachers.ask(List.of(Teacher.ofAllRows(model)), dataset(), ROWS, LabelSet.SEVEN, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("answers in the five classes, expected seven");
    }

    @Test
    void aFoldTeacherAnswersOnlyForTheRowsThatItWasNotTrainedOn() throws IOException {
        Teacher first = unseen(run("first", dataset(), new int[] {1, 2}, .5, .2, .1, .1, .1), dataset());
        Teacher second = unseen(run("second", dataset(), new int[] {0, 1}, .1, .1, .1, .2, .5), dataset());
        Teachers teachers = Teachers.ask(List.of(first, second), dataset(), ALL, LabelSet.FIVE, 1);
        assertThat(teachers.shares().get(0)).containsExactly(new float[] {.5f, .2f, .1f, .1f, .1f}, within(1e-5f));
        assertThat(teachers.shares().get(1)).containsOnly(0); // both were trained on it
        assertThat(teachers.shares().get(2)).containsExactly(new float[] {.1f, .1f, .1f, .2f, .5f}, within(1e-5f));
        List<float[]> shares = ClassShares.of(
                dataset(), new int[] {0, 2}, LabelSet.FIVE, Configs.taught(.4).loss(), teachers);
        assertThat(shares.get(0)).containsExactly(new float[] {.2f, .08f, .64f, .04f, .04f}, within(1e-5f)); // sad
    }

    @Test
    void aTeacherForAllRowsAndAFoldTeacherAnswerOnAverageWhereBothDo() throws IOException {
        Teacher all = Teacher.ofAllRows(model("all.onnx", LabelSet.FIVE, .1, .2, .1, .1, .5));
        Teacher fold = unseen(run("fold", dataset(), new int[] {0, 1}, .5, .2, .1, .1, .1), dataset());
        List<float[]> shares = Teachers.ask(List.of(all, fold), dataset(), ALL, LabelSet.FIVE, 1)
                .shares();
        assertThat(shares.get(0)).containsExactly(new float[] {.1f, .2f, .1f, .1f, .5f}, within(1e-5f));
        assertThat(shares.get(2)).containsExactly(new float[] {.3f, .2f, .1f, .1f, .3f}, within(1e-5f));
    }

    @Test
    void aRowWithoutAnAnswerKeepsItsOwnClass() throws IOException {
        Teacher learned = unseen(run("run", dataset(), ALL, .5, .2, .1, .1, .1), dataset());
        Teachers teachers = Teachers.ask(List.of(learned), dataset(), ALL, LabelSet.FIVE, 1);
        List<float[]> shares = ClassShares.of(
                dataset(), new int[] {0, 2}, LabelSet.FIVE, Configs.taught(.4).loss(), teachers);
        assertThat(shares.get(0)).containsOnly(0, 1);
    }

    @Test
    void aFoldTeacherOfOtherDataIsRefused() throws IOException {
        ExpressionDataset other =
                new ExpressionDataset("g.csv", List.of(row(Expression.HAPPY), row(Expression.SAD)), BadRows.NONE);
        RunDirectory run = run("other", other, new int[] {0}, .5, .2, .1, .1, .1);
        assertThatThrownBy(() -> unseen(run, dataset()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other: a run on other data");
    }

    private static Teacher unseen(RunDirectory run, ExpressionDataset data) throws IOException {
        return Teacher.ofUnseenRows(run, DataFacts.of(data, Configs.SPLIT, LabelSet.FIVE), data.size());
    }

    /** The run directory of a model that answers the same for every picture, trained on those rows. */
    private RunDirectory run(String name, ExpressionDataset data, int[] learned, double... probabilities)
            throws IOException {
        RunDirectory run = new RunDirectory(Files.createDirectories(folder.resolve(name)));
        Split split = new Split("by hand", learned, new int[0], new int[0]);
        SplitFile.write(run.split(), split);
        TrainConfig config = Configs.expression(1).toBuilder()
                .data(DataFacts.of(data, split, LabelSet.FIVE))
                .build();
        Files.writeString(run.config(), RunJson.write(config));
        model(name + "/best.onnx", LabelSet.FIVE, probabilities);
        return run;
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
