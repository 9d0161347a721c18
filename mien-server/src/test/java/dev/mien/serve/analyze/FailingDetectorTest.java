package dev.mien.serve.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.server.Server;
import dev.mien.Box;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Picture;
import dev.mien.serve.TestPictures;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.request.Admission;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.Requests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A detector whose stack overflows at pictures of some width, as a native library or a deep recursion may. */
@Timeout(60)
class FailingDetectorTest {
    private static final int TOO_WIDE = 200;
    private static final int PLACES = 1;

    private final FaceAnalyzer analyzer = FaceAnalyzer.builder()
            .withoutKeypoints()
            .withoutExpression()
            .detector(new Overflowing())
            .build();
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final Requests requests =
            new Requests(Limits.defaults(), new Admission(PLACES, Duration.ofSeconds(10)), workers);
    private final Server server = Server.builder()
            .http(0)
            .service("/v1/analyze", new AnalyzeService(analyzer, new RestRequests(requests)))
            .build();

    private static final class Overflowing implements FaceDetector {
        @Override
        public List<Detection> detect(Picture picture) {
            if (picture.width() == TOO_WIDE) {
                throw new StackOverflowError();
            }
            return List.of(new Detection(new Box(0, 0, picture.width(), picture.height()), 1));
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() {
        server.start().join();
    }

    @AfterEach
    void stop() {
        server.stop().join();
        workers.shutdownNow();
        analyzer.close();
    }

    private HttpResponse<byte[]> analyze(byte[] body, String type) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/v1/analyze");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void anErrorEndsOnePictureOfAFormAndNotTheOthers() throws Exception {
        byte[] form = Forms.of(TestPictures.png(50, 50), TestPictures.png(TOO_WIDE, 50), TestPictures.png(60, 50));
        HttpResponse<byte[]> answer = analyze(form, Forms.TYPE);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode pictures = new ObjectMapper().readTree(answer.body()).get("pictures");
        assertThat(pictures.at("/0/faces").asInt()).isEqualTo(1);
        assertThat(pictures.at("/1/error").asText()).contains("the server failed");
        assertThat(pictures.at("/2/faces").asInt()).isEqualTo(1);
    }

    @Test
    void anErrorIsAnsweredAndGivesItsPlaceBack() throws Exception {
        for (int i = 0; i <= PLACES; i++) {
            HttpResponse<byte[]> answer = analyze(TestPictures.png(TOO_WIDE, 50), "image/png");
            assertThat(answer.statusCode()).isEqualTo(500);
        }
        assertThat(analyze(TestPictures.png(50, 50), "image/png").statusCode()).isEqualTo(200);
    }
}
