package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Comparison;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Setting;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.report.ComparisonReport.Contender;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
    @TempDir
    Path folder;

    @Test
    void modelsStandSideBySideAndEachHasItsOwnReport() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("run"), Task.KEYPOINTS);
        KeypointDataset data = (KeypointDataset) TestRuns.data(Task.KEYPOINTS);
        Split split = SplitFile.read(run.split());
        Setting setting = new Setting("best.onnx", "drawn", "test", Optional.empty(), false, 1);
        Path out = folder.resolve("out");
        try (KeypointModel one = KeypointModel.open(run.best(), new ModelOptions(1, false));
                KeypointModel two = KeypointModel.open(run.best(), new ModelOptions(1, true))) {
            Comparison comparison = ComparisonReport.write(
                    out,
                    List.of(
                            new Contender("plain", scored(one, setting, data, split), Optional.of(run)),
                            new Contender("mirrored", scored(two, setting, data, split), Optional.empty())));
            assertThat(comparison.rows().get(0).values().get(0))
                    .isNotEqualTo(comparison.rows().get(0).values().get(1));
        }
        WrittenPage page = WrittenPage.in(out);
        assertThat(page.sections()).containsExactly("compare", "reports");
        assertThat(page.missing()).isEmpty();
        assertThat(page.targets()).contains("model-1/index.html", "model-2/index.html");
        assertThat(page.html()).contains("rmse_px of mirrored", "95 % interval", "compare-training");
        assertThat(out.resolve("comparison.json")).content().contains("\"plain\"", "\"differences\"");
        assertThat(WrittenPage.in(out.resolve("model-2")).sections()).doesNotContain("training");
    }

    private static ScoredModel scored(KeypointModel model, Setting setting, KeypointDataset data, Split split) {
        return new ScoredModel(
                model,
                setting,
                data,
                Optional.of(split),
                Scoring.of(model).score(model, Optional.empty(), data, split.test(), Optional.empty(), rows -> {}));
    }
}
