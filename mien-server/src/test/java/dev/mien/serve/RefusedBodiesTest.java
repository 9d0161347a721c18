package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.SplitHttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that read an answer only once they have sent their body, as most do, and whose body is refused before. */
@Timeout(60)
class RefusedBodiesTest {
    private static final String PREDICT = "/v1/models/m:predict";
    private static final String ANALYZE = "/v1/analyze";
    private static final String UNKNOWN = "/v1/models/unknown:predict";
    private static final int MEMORY = 500_000;
    private static final int PIECE = 50_000;
    private static final int PIECES = 40;

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        server = RandomServer.startWithAnalysis(folder, ServerFixture.limits().withAllBodies(MEMORY));
    }

    private static int status(String path) {
        return path.equals(UNKNOWN) ? 404 : 413;
    }

    @ParameterizedTest
    @ValueSource(strings = {PREDICT, ANALYZE, UNKNOWN})
    void theRestIsReadAwayForSecondsAndTheConnectionGoesOn(String path) throws Exception {
        int length = MEMORY + PIECES * PIECE;
        try (RawConnection connection = RawConnection.open(server, RawConnection.post(path, length))) {
            connection.write(" ".repeat(MEMORY));
            for (int i = 0; i < PIECES; i++) {
                connection.write(" ".repeat(PIECE));
                Thread.sleep(40);
            }
            connection.write(RawConnection.lastGet("/health"));
            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 " + status(path))
                    .contains("HTTP/1.1 200");
        }
    }

    /** The rest of a body may be in the server before its answer or after it. */
    @Test
    void theConnectionStaysOpenOnceTheRestIsRead() throws Exception {
        List<RawConnection> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RawConnection connection =
                    RawConnection.open(server, RawConnection.post(UNKNOWN, PIECE) + " ".repeat(PIECE));
            assertThat(connection.readTo("}")).startsWith("HTTP/1.1 404");
            open.add(connection);
        }
        Thread.sleep(1500); // longer than the server waits until it looks how fast the rest comes
        for (RawConnection connection : open) {
            assertThat(connection.isSilent()).isTrue();
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PREDICT, ANALYZE, UNKNOWN})
    void theRestIsTakenOnHttp2Too(String path) {
        HttpRequestWriter request = HttpRequest.streaming(RequestHeaders.of(HttpMethod.POST, path));
        SplitHttpResponse response = WebClient.builder("h2c://127.0.0.1:" + server.port())
                .requestAutoAbortDelayMillis(60_000) // sends on after its answer
                .build()
                .execute(request)
                .split();
        request.write(HttpData.wrap(new byte[MEMORY + 1]));
        assertThat(response.headers().join().status().code()).isEqualTo(status(path));
        for (int i = 0; i < PIECES; i++) {
            request.write(HttpData.wrap(new byte[PIECE]));
        }
        request.close();
        request.whenComplete().join(); // a stream that is reset, from which some clients lose the answer, fails here
    }
}
