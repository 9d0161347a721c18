package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.testing.RandomModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
            for (String path : PageFiles.FILES.keySet()) {
                assertThat(get(server, path).status()).as(path).isEqualTo(200);
            }
            assertThat(get(server, "/page/../version.properties").status()).isIn(400, 404);
        }
    }

    @Test
    void whatABrowserHasIsNotSentAgainAndAHeadSaysHowLongItIs() {
        try (MienServer server =
                MienServer.start(ServerFixture.options().withAnalysis(RandomServer.analysis(folder)))) {
            for (String path :
                    List.of("/", "/page.js", "/openapi.json", "/device/models.json", "/device/keypoints.onnx")) {
                Reply whole = get(server, path);
                String tag = whole.raw().headers().firstValue("etag").orElseThrow();
                assertThat(whole.raw().headers().firstValue("cache-control")).contains("no-cache");
                Reply again = get(server, path, "If-None-Match", "\"other\", W/" + tag);
                assertThat(again.status()).as(path).isEqualTo(304);
                assertThat(again.raw().body()).isEmpty();
                assertThat(get(server, path, "If-None-Match", "\"other\"").status())
                        .isEqualTo(200);
                Reply head = send(request(server, path).method("HEAD", BodyPublishers.noBody()));
                assertThat(head.raw().headers().firstValue("content-length"))
                        .contains(String.valueOf(whole.raw().body().length));
            }
        }
    }

    @Test
    void withoutModelsForPicturesTheServerSaysWhyThereIsNoPage() {
        try (MienServer server = RandomServer.start(folder, ServerFixture.limits())) {
            for (Reply refused : List.of(get(server, "/"), post(server, "/v1/analyze", "a picture"))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json().get("error").asText())
                        .contains("does not analyze whole pictures; start it with the option keypoints or expression");
            }
            assertThat(get(server, "/page.js").status()).isEqualTo(404);
        }
    }
}
