package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More connections than may be open. */
@Timeout(60)
class ConnectionsTest {
    private static final String PREDICT = "/v1/models/m:predict";
    private static final int CONNECTIONS = 20;
    private static final String CHUNKED =
            "POST " + PREDICT + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String SPACES = chunk(" ".repeat(20_000));
    private static final String FACE = instances(RandomModels.faces(1, 1), 1);
    private static final String END = chunk(FACE) + "0\r\n\r\n";

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private MienServer server;

    private final List<RawConnection> idle = new ArrayList<>();

    /** With more time for a request than a test has, so that only a full server closes connections. */
    @BeforeEach
    void start() {
        Limits limits = ServerFixture.limits(80 << 20, 4_000_000, 256, 16, Duration.ofMinutes(5));
        server = MienServer.start(
                ServerFixture.options(limits, ServerFixture.batches(64, 64), RandomServer.model(folder))
                        .withListen(ServerFixture.listen(0, CONNECTIONS)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawConnection connection : idle) {
            connection.close();
        }
    }

    private static String chunk(String bytes) {
        return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }

    private boolean areTooManyClosed() throws IOException {
        return silent() <= CONNECTIONS;
    }

    private int silent() throws IOException {
        int silent = 0;
        for (RawConnection connection : idle) {
            silent += connection.isSilent() ? 1 : 0;
        }
        return silent;
    }

    private void openIdle(String bytes) throws IOException {
        idle.add(RawConnection.open(server, bytes));
    }

    @Test
    void whoHoldsConnectionsAndSendsNothingHoldsNobodyOut() throws Exception {
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            openIdle(RawConnection.post(PREDICT, 1000));
        }
        while (!areTooManyClosed()) {
            Thread.sleep(10);
        }
        assertThat(get(server, "/health").status()).isEqualTo(200);
        assertThat(post(server, PREDICT, FACE).status()).isEqualTo(200);
    }

    @Test
    void whoIsSendingIsNotThrownOutByNewerConnectionsThatAreIdle() throws Exception {
        try (RawConnection sender = RawConnection.open(server, CHUNKED + SPACES + END)) {
            assertIsAnswered(sender);
            sender.write(CHUNKED + SPACES);
            for (int i = 0; i < 3 * CONNECTIONS; i++) {
                openIdle("");
                sender.write(SPACES);
            }
            while (!areTooManyClosed()) {
                sender.write(SPACES);
                Thread.sleep(10);
            }
            sender.write(END);
            assertIsAnswered(sender);
        }
    }

    private static void assertIsAnswered(RawConnection connection) throws IOException {
        assertThat(connection.readTo("}")).startsWith("HTTP/1.1 200").contains("predictions");
    }

    @Test
    void whoSendsAByteNowAndThenGoesBeforeNewerConnections() throws Exception {
        try (RawConnection slow = RawConnection.open(server, "HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(slow.readTo("\r\n\r\n")).startsWith("HTTP/1.1 200");
            Thread.sleep(100); // much longer than a fast sender would need for all the bytes of this one
            for (int i = 0; i < CONNECTIONS; i++) {
                slow.write("GET /".substring(i % 5, i % 5 + 1));
                openIdle("");
            }
            while (slow.isSilent()) {
                Thread.sleep(10);
            }
        }
        assertThat(silent()).isEqualTo(idle.size());
    }
}
