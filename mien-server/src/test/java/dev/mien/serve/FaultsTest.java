package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.WholeFile;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients and files that do not do what they should. */
@Timeout(120)
class FaultsTest {
    private static final String PREDICT = "/v1/models/m:predict";
    private static final int PLACES = 8;
    private static final float[] FACE = RandomModels.faces(1, 1);

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private MienServer server;

    @BeforeEach
    void start() {
        server = start(Duration.ofMinutes(1));
    }

    /** With so much time for a request. */
    private MienServer start(Duration time) {
        Limits limits = new Limits(1 << 20, 1 << 20, 1 << 23, 10_000, 40_000, 2, 8, time);
        return MienServer.start(ServerFixture.options(
                limits,
                new BatchOptions(4, Duration.ZERO, PLACES, PLACES, Duration.ofMinutes(1), BatchOptions.MAX_RUN),
                RandomServer.model(folder)));
    }

    /** Once the server has noticed who has gone. */
    private void assertServesSoon() throws InterruptedException {
        while (post(server, PREDICT, instances(FACE, 1)).status() == 429) {
            Thread.sleep(50);
        }
        assertServes();
    }

    private void assertServes() {
        assertThat(post(server, PREDICT, instances(FACE, 1)).status()).isEqualTo(200);
    }

    private static String request(String body) {
        return RawConnection.post(PREDICT, body.length()) + body;
    }

    @Test
    void clientsThatGoInTheMiddleOfTheirRequestsTakeNoPlace() throws Exception {
        String whole = request(instances(FACE, 1));
        for (int i = 0; i < 20 * PLACES; i++) {
            String part = whole.substring(0, whole.length() * (i % 10) / 10);
            try (RawConnection connection = RawConnection.open(server, part)) {
                if (i % 2 == 0) {
                    connection.reset();
                }
            }
        }
        assertServesSoon();
    }

    @Test
    void clientsThatDoNotWaitForTheirAnswersTakeNoPlace() throws Exception {
        String whole = request(instances(FACE, 1));
        for (int i = 0; i < 20 * PLACES; i++) {
            RawConnection.open(server, whole).close();
        }
        assertServesSoon();
    }

    @Test
    void slowLorisesAreClosedAndKeepNobodyOut() throws Exception {
        server.close();
        server = start(Duration.ofSeconds(3));
        List<RawConnection> lorises = new ArrayList<>();
        String head = "POST " + PREDICT + " HTTP/1.1\r\nHost: localhost\r\n";
        for (int i = 0; i < 100; i++) {
            lorises.add(RawConnection.open(server, i % 2 == 0 ? head : RawConnection.post(PREDICT, 99_999)));
        }
        while (!lorises.isEmpty()) {
            lorises.removeIf(loris -> !drip(loris));
            assertServes();
            Thread.sleep(200);
        }
    }

    /** Sends one more byte; whether the server still listens. */
    private static boolean drip(RawConnection loris) {
        try {
            loris.write("x");
            return loris.isSilent();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aBrokenNewFileLeavesTheOldOneServingAndTheServerSaysSo() throws Exception {
        float[] expected;
        Path file = folder.resolve("m.onnx");
        try (FaceModel model = FaceModel.open(file, ModelOptions.defaults())) {
            expected = model.run(FACE, 1);
        }
        byte[] whole = Files.readAllBytes(file);
        WholeFile.write(file, Arrays.copyOf(whole, whole.length / 2));
        while (!get(server, "/v1/models/m").json().toString().contains("damaged")) {
            Thread.sleep(50);
        }
        assertThat(get(server, "/v1/models/m")
                        .json()
                        .at("/model_version_status/0/state")
                        .asText())
                .isEqualTo("AVAILABLE");
        assertThat(new String(get(server, "/metrics").raw().body(), StandardCharsets.UTF_8))
                .contains("mien_model_loads_total{model=\"m\",result=\"broken\"} 1");
        assertThat(post(server, PREDICT, instances(FACE, 1)).rows("predictions")[0])
                .containsExactly(expected, within(1e-5f));
    }
}
