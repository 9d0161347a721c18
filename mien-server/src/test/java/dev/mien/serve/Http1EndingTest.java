package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When clients of HTTP/1 see that their connection has ended. */
@Timeout(60)
class Http1EndingTest {
    private static final String STATUS = "/v1/models/m";

    /** The framework itself ends a connection after three seconds. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private MienServer server;

    @BeforeEach
    void start() {
        server = MienServer.start(ServerFixture.options(RandomServer.model(folder)));
    }

    private String readToEnd(String request) throws IOException {
        long start = System.nanoTime();
        try (RawConnection connection = RawConnection.open(server, request)) {
            String answer = connection.readToEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            return answer;
        }
    }

    @Test
    void aClientThatAsksToCloseSeesTheEndAtOnce() throws IOException {
        assertThat(readToEnd(RawConnection.lastGet(STATUS)))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("connection: close\r\n")
                .endsWith("}");
    }

    @Test
    void soDoesOneOfHttp10() throws IOException {
        assertThat(readToEnd("GET " + STATUS + " HTTP/1.0\r\nHost: localhost\r\n\r\n"))
                .contains(" 200 ")
                .endsWith("}");
    }

    @Test
    void soDoesOneWhoseRequestIsRefused() throws IOException {
        assertThat(readToEnd(RawConnection.lastGet("/nothing"))).startsWith("HTTP/1.1 404");
    }

    @Test
    void aClientOfHttp10IsToldThatItsConnectionIsKept() throws IOException {
        String request = "GET " + STATUS + " HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
        try (RawConnection connection = RawConnection.open(server, request)) {
            assertThat(connection.readTo("\n}")).containsIgnoringCase("connection: keep-alive\r\n");
            connection.write(RawConnection.lastGet(STATUS));
            assertThat(connection.readToEnd()).containsIgnoringCase("connection: close\r\n");
        }
    }

    @Test
    void aClientThatIsToldToGoOnGetsItsAnswerLater() throws IOException {
        String request = RawConnection.post(STATUS + ":predict", 2)
                .replace("\r\n\r\n", "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        try (RawConnection connection = RawConnection.open(server, request)) {
            assertThat(connection.readTo("\r\n\r\n")).startsWith("HTTP/1.1 100");
            connection.write("{}");
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400");
        }
    }
}
