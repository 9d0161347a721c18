package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void thePageMayLoadItsOwnFilesAlone() {
        Path model = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        try (MienServer server = MienServer.start(ServerFixture.options()
                .withAnalysis(ServerFixture.analysis(Map.of(
                        AnalyzerOptions.KEYPOINTS,
                        AnalyzerOptions.NONE,
                        AnalyzerOptions.EXPRESSION,
                        model.toString(),
                        AnalyzerOptions.DETECTOR,
                        "none"))))) {
            Reply page = get(server, "/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.raw().headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(page.raw()
                            .headers()
                            .firstValue("content-security-policy")
                            .orElseThrow())
                    .startsWith("default-src 'none';")
                    .contains("script-src 'self' 'wasm-unsafe-eval';")
                    .doesNotContain("'unsafe")
                    .doesNotContain("http");
            String html = new String(page.raw().body(), StandardCharsets.UTF_8);
            assertThat(html).doesNotContain("://", "style=", "onclick=");
            for (String path : PageService.FILES.keySet()) {
                assertThat(get(server, path).status()).as(path).isEqualTo(200);
            }
            assertThat(get(server, "/page/../version.properties").status()).isIn(400, 404);
        }
    }

    @Test
    void thereIsNoPageWithoutModelsForPictures() {
        Path model = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        try (MienServer server = MienServer.start(ServerFixture.options(ModelSource.file("m", model)))) {
            assertThat(get(server, "/").status()).isEqualTo(404);
            assertThat(get(server, "/v1/analyze").status()).isEqualTo(404);
        }
    }
}
