package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.dataset.LoadOptions;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    private static final ModelOptions ONE_THREAD = new ModelOptions(1, false);

    @TempDir
    Path folder;

    @Test
    void anExpressionRunHasAllItsSectionsAndFiles() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("expression"), Task.EXPRESSION);
        RunDirectory other = TestRuns.run(folder.resolve("keypoints"), Task.KEYPOINTS);
        Evaluation evaluation = report(run, Optional.of(other.best())).write(TestRuns.data(Task.EXPRESSION));

        WrittenPage page = WrittenPage.in(run.report());
        assertThat(page.sections())
                .containsExactly("expression-seven", "expression-five", "combined", "training", "data", "model");
        assertWhole(page);
        assertThat(((ExpressionEvaluation) evaluation).metrics().n()).isEqualTo(28);
        assertThat(run.report().resolve("evaluation.json")).content().contains("\"split\" : \"test\"");
        assertThat(page.html()).contains("precision", "support", "weighted avg", "not sure", "Surest mistakes");
        assertThat(page.html()).contains("&lt;free&gt; &amp; open").doesNotContain("<free>");
        assertThat(page.html()).contains("The best accuracy is 0.4000, in epoch 2 of 3.");
        assertThat(page.html()).contains("Each class has 20 rows.");
    }

    @Test
    void aKeypointRunHasAllItsSectionsAndFiles() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("keypoints"), Task.KEYPOINTS);
        report(run, Optional.empty()).write(TestRuns.data(Task.KEYPOINTS));

        WrittenPage page = WrittenPage.in(run.report());
        assertThat(page.sections()).containsExactly("keypoints", "training", "data", "model");
        assertWhole(page);
        assertThat(page.html()).contains("seed_accuracy is the share of completely marked faces", "The worst faces");
        assertThat(page.html()).contains("No point is missing on any of the 140 rows.");
    }

    @Test
    void aRunKnowsItsDataAgain() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("keypoints"), Task.KEYPOINTS);
        assertThatThrownBy(() -> DataSource.read(run))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("data.json: missing; name the training files");
        DataSource.synthetic(TestRuns.FACES, 1).write(run);

        report(run, Optional.empty()).write(DataSource.read(run));

        assertThat(run.report().resolve("index.html")).isNotEmptyFile();
        assertThat(DataSource.of(List.of(Path.of("a.csv")), LoadOptions.defaults())
                        .files()
                        .get(0))
                .isEqualTo(Path.of("a.csv").toAbsolutePath().toString());
    }

    @Test
    void whatDoesNotBelongToTheRunIsRefused() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("keypoints"), Task.KEYPOINTS);
        assertThatThrownBy(() -> report(run, Optional.empty()).write(SyntheticFaces.keypoints(TestRuns.FACES, 2)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not the rows that");
        assertThatThrownBy(() -> report(run, Optional.of(run.best())).write(TestRuns.data(Task.KEYPOINTS)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a model for keypoints too");
        Files.delete(run.best());
        assertThatThrownBy(() -> report(run, Optional.empty()).write(TestRuns.data(Task.KEYPOINTS)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds no best.onnx");
    }

    private static RunReport report(RunDirectory run, Optional<Path> other) {
        return new RunReport(run, ONE_THREAD, other.map(ModelOrigin::file), rows -> {});
    }

    /** Nothing is missing, nothing comes from the network, and every picture says what it shows. */
    private static void assertWhole(WrittenPage page) throws IOException {
        assertThat(page.missing()).isEmpty();
        assertThat(page.targets()).noneMatch(target -> target.contains("//"));
        assertThat(page.images())
                .hasSizeGreaterThan(40)
                .allMatch(image -> image.matches("(?s).* alt=\"[^\"]{10,}\".*"));
        assertThat(page.html()).contains("<caption>", "<th scope=\"col\">", "<th scope=\"row\">");
        assertThat(page.largestFile()).isLessThan(1_000_000);
    }
}
