package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.gzip;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LimitsTest {
    private static final String PREDICT = "/v1/models/m:predict";
    private static final Limits LIMITS =
            new Limits(400_000, 800_000, 4_000_000, 10_000, 40_000, 2, 8, Duration.ofMinutes(1));

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        server = RandomServer.start(folder, LIMITS);
    }

    private static void assertServes() {
        assertThat(post(server, PREDICT, instances(RandomModels.faces(1, 1), 1)).status())
                .isEqualTo(200);
    }

    /** A picture of 70 bytes becomes a face of 36 KB, which waits for its turn as the body does. */
    @Test
    void whatPicturesBecomeCountsAsTheBodiesDo() {
        String one = "{\"b64\": \"" + Base64.getEncoder().encodeToString(TestPictures.png(1, 1)) + "\"}";
        try (MienServer small =
                RandomServer.start(folder, ServerFixture.limits().withAllBodies(1 << 20))) {
            for (int i = 0; i < 5; i++) { // they are given back
                assertThat(post(small, PREDICT, "{\"instances\": [" + (one + ",").repeat(19) + one + "]}")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(post(small, PREDICT, "{\"instances\": [" + (one + ",").repeat(39) + one + "]}")
                            .status())
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aBodyThatSaysThatItIsTooLargeIsRefused(Version version) {
        Reply reply =
                send(request(server, PREDICT).version(version).POST(BodyPublishers.ofByteArray(new byte[900_000])));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("error").asText()).contains("400000 bytes");
        assertServes();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aBodyThatTurnsOutTooLargeIsRefused(Version version) {
        Reply reply = send(request(server, PREDICT)
                .version(version)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[900_000]))));
        assertThat(reply.status()).isEqualTo(413);
        assertServes();
    }

    @Test
    void compressedBodiesAreReadAndBombsAreNot() throws IOException {
        byte[] packed = gzip(instances(RandomModels.faces(1, 1), 1).getBytes(StandardCharsets.UTF_8));
        assertThat(send(request(server, PREDICT, "Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(packed)))
                        .status())
                .isEqualTo(200);
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(send(request(server, PREDICT, "Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bomb)))
                        .status())
                .isEqualTo(413);
        assertThat(post(server, PREDICT, "{}", "Content-Encoding", "gzip").status())
                .isEqualTo(400);
        assertThat(post(server, PREDICT, "{}", "Content-Encoding", "br").status())
                .isEqualTo(400);
    }

    @Test
    void tooManyFacesOrLevelsOrPixelsAreRefused() {
        String three = "{\"instances\": [" + "[" + "0,".repeat(9215) + "0]," + "[" + "0,".repeat(9215) + "0]," + "["
                + "0,".repeat(9215) + "0]]}";
        assertThat(post(server, PREDICT, three).json().get("error").asText()).contains("more than 2 faces");
        Reply deep = post(server, PREDICT, "{\"x\": " + "[".repeat(20) + "]".repeat(20) + "}");
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.json().get("error").asText()).contains("depth");
        String large = Base64.getEncoder().encodeToString(TestPictures.png(200, 200));
        Reply pixels = post(server, PREDICT, "{\"instances\": [{\"b64\": \"" + large + "\"}]}");
        assertThat(pixels.status()).isEqualTo(400);
        assertThat(pixels.json().get("error").asText()).contains("200x200, that is 40000 pixels");
    }

    @Test
    void whatDoesNotComeIsNotWaitedForForever() throws IOException {
        Limits aSecond = ServerFixture.limits(400_000, 10_000, 2, 8, Duration.ofSeconds(1));
        try (MienServer hasty = RandomServer.start(folder, aSecond)) {
            assertThat(sendRaw(hasty, RawConnection.post(PREDICT, 1000) + "{")).startsWith("HTTP/1.1 408");
            assertThat(sendRaw(hasty, "POST " + PREDICT + " HTTP/1.1\r\nHost: localhost\r\n"))
                    .doesNotContain(" 200 ");
            assertThat(get(hasty, "/health").status()).isEqualTo(200);
        }
    }

    @Test
    void theHttpLayerDoesNotWarnOfRefusalsThatTheAccessLogTells() {
        long interval = server.services().get(0).server().config().unloggedExceptionsReportIntervalMillis();
        assertThat(interval).isZero();
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        assertThat(sendRaw(server, "\u0016\u0003\u0001 hello\r\n\r\n")).doesNotContain(" 200 ");
        assertServes();
    }

    /** Sends these bytes, then waits until the server closes. */
    private static String sendRaw(MienServer to, String bytes) throws IOException {
        try (RawConnection connection = RawConnection.open(to, bytes)) {
            return connection.readToEnd();
        }
    }
}
