package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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

    private final List<Socket> idle = new ArrayList<>();

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
        for (Socket socket : idle) {
            socket.close();
        }
    }

    private Socket connect(String bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        write(socket, bytes);
        return socket;
    }

    private static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String chunk(String bytes) {
        return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }

    /** Whether the server has closed it without a word. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private boolean areTooManyClosed() {
        return idle.stream().filter(ConnectionsTest::isClosed).count() >= idle.size() - CONNECTIONS;
    }

    private void openIdle(String bytes) throws IOException {
        idle.add(connect(bytes));
    }

    @Test
    void whoHoldsConnectionsAndSendsNothingHoldsNobodyOut() throws Exception {
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            openIdle("POST " + PREDICT + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        }
        while (!areTooManyClosed()) {
            Thread.sleep(10);
        }
        assertThat(get(server, "/health").status()).isEqualTo(200);
        assertThat(post(server, PREDICT, FACE).status()).isEqualTo(200);
    }

    @Test
    void whoIsSendingIsNotThrownOutByNewerConnectionsThatAreIdle() throws Exception {
        try (Socket sender = connect(CHUNKED + SPACES + END)) {
            assertIsAnswered(sender);
            write(sender, CHUNKED + SPACES);
            for (int i = 0; i < 3 * CONNECTIONS; i++) {
                openIdle("");
                write(sender, SPACES);
            }
            while (!areTooManyClosed()) {
                write(sender, SPACES);
                Thread.sleep(10);
            }
            write(sender, END);
            assertIsAnswered(sender);
        }
    }

    private static void assertIsAnswered(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        assertThat(answer.toString()).startsWith("HTTP/1.1 200").contains("predictions");
    }

    @Test
    void whoSendsAByteNowAndThenGoesBeforeNewerConnections() throws Exception {
        try (Socket slow = connect("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            Thread.sleep(100);
            slow.getInputStream().skipNBytes(slow.getInputStream().available());
            for (int i = 0; i < CONNECTIONS; i++) {
                write(slow, "GET /".substring(i % 5, i % 5 + 1));
                openIdle("");
            }
            while (!isClosed(slow)) {
                Thread.sleep(10);
            }
        }
        assertThat(idle).noneMatch(ConnectionsTest::isClosed);
    }
}
