package dev.mien.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.LabelSet;
import dev.mien.cli.CommandRun;
import dev.mien.cli.PhonePicture;
import dev.mien.testing.RandomModels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServeCommandTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "--model m=missing.onnx, no such file",
        "--model ../m=keypoints, is no name for a model",
        "--model m=x --model m=y, two models have the same name: m=x",
        "--models missing, not a folder",
        "--model m=keypoints --port 70000, --port: '70000'",
        "--model m=keypoints --queue 0, --queue: '0'",
        "--model m=keypoints --max-requests 0, --max-requests: '0'",
        "--model m=keypoints --tls-cert c.pem, belong together",
        "--model m=keypoints --token-file missing, no such file",
        "--tls-cert missing.pem --tls-key missing.pem, no certificate and key",
        "--access-log=apache, is no format",
        "--min-face 0, --min-face: '0' cannot be used; use a number from 1",
        "--min-score 2, use a number from 0 to 1"
    })
    void whatCannotBeServedIsSaid(String options, String message) {
        CommandRun run = CommandRun.run((Object[]) ("serve " + options).strip().split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("mien: ", message).doesNotContain("Exception");
    }

    private static HttpRequest predict(ServeProcess server, String model) {
        return HttpRequest.newBuilder(URI.create(server.address() + "/v1/models/" + model + ":predict"))
                .timeout(Duration.ofSeconds(30)) // the JDK's client may wait for ever for a request that no one took
                .POST(HttpRequest.BodyPublishers.ofString("{\"instances\": [[" + "0,".repeat(96 * 96 - 1) + "0]]}"))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void servesTheModelThatIsNamedUntilItIsAskedToEnd() throws IOException, InterruptedException {
        Path five = RandomModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, 1);
        try (ServeProcess server = ServeProcess.start(folder, "--model", "mine=" + five)) {
            HttpResponse<String> answer = send(predict(server, "mine"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"predictions\":[[");
            assertThat(send(predict(server, "keypoints")).statusCode()).isEqualTo(404);
            assertThat(server.stop()).isEqualTo(143);
            assertThat(server.log()).contains("mien: stopping").noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void analyzesThePicturesOfPhones() throws IOException, InterruptedException {
        try (ServeProcess server = ServeProcess.start(folder)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/analyze"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Accept", "image/png")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(PhonePicture.avif()))
                    .build();
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(answer.body()));
            int across = shown.getHeight() / 2; // as drawn: 76 and 200 of 255
            int dark = shown.getRGB(shown.getWidth() / 4, across) & 0xff;
            int bright = shown.getRGB(shown.getWidth() / 2, across) & 0xff;
            assertThat(bright).isBetween(dark + 90, dark + 160);
        }
    }

    @Test
    void leavesOutFacesThatAreLowerThanTheSmallestToFind() throws IOException, InterruptedException {
        byte[] portraits = Files.readAllBytes(Path.of("..", "docs", "images", "portraits.jpg"));
        for (int smallest : new int[] {20, 600}) {
            try (ServeProcess server = ServeProcess.start(folder, "--min-face", String.valueOf(smallest))) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/analyze"))
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(portraits))
                        .build();
                HttpResponse<String> answer = send(request);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(new ObjectMapper().readTree(answer.body()).get("faces"))
                        .hasSize(smallest == 20 ? 2 : 0);
            }
        }
    }

    @Test
    void withoutAModelTheShippedOnesAreServedAndSigtermLosesNoRequestThatWasTaken() throws Exception {
        try (ServeProcess server = ServeProcess.start(folder, "--access-log")) {
            assertThat(server.log().get(0)).contains("serving emotion_model, expression, keypoint_model, keypoints at");
            Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
            ExecutorService clients = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 4; i++) {
                String model = i % 2 == 0 ? "keypoint_model" : "emotion_model";
                clients.execute(() -> askUntilRefused(predict(server, model), statuses));
            }
            while (statuses.size() < 50) {
                Thread.sleep(10);
            }
            assertThat(server.stop()).isEqualTo(143);
            clients.shutdown();
            assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(statuses).isSubsetOf(200, 503);
            assertThat(server.log().stream().filter(line -> line.contains(":predict") && line.contains(" 200 ")))
                    .hasSameSizeAs(
                            statuses.stream().filter(status -> status == 200).toList());
            assertThat(server.log()).noneMatch(line -> line.contains("not answered"));
        }
    }

    /** One request after the other until the server does not take them any more. */
    private static void askUntilRefused(HttpRequest request, Queue<Integer> statuses) {
        HttpClient client = HttpClient.newHttpClient();
        int status = 200;
        while (status == 200) {
            try {
                status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                statuses.add(status);
            } catch (IOException e) {
                status = 0; // never taken: the server has closed
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
