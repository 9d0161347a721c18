package dev.mien.serve;

import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests that are nearly right: each is answered or refused, and right answers follow. */
@Timeout(600)
class FuzzTest {
    private static final int REQUESTS = 10_000;
    private static final int CLIENTS = 8;
    private static final long SEED = 20_261_121;

    /** What gRPC says in place of 200 and 4xx: OK, INVALID_ARGUMENT, NOT_FOUND, RESOURCE_EXHAUSTED, UNIMPLEMENTED. */
    private static final List<String> GRPC_STATUSES = List.of("0", "3", "5", "8", "12");

    private static final long MAX_MORE_BYTES = 64 << 20;

    @TempDir
    Path folder = Path.of("");

    /** The threads that work on requests and models. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mien-"))
                .sorted()
                .toList();
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whatIsNearlyARequestIsRefusedAndRightAnswersFollow() throws Exception {
        ServerOptions.Analysis analysis = RandomServer.analysis(folder);
        Path points = folder.resolve("points.onnx");
        ServerOptions options = ServerFixture.options(
                        ModelSource.file(FuzzRequests.POINTS, points),
                        ModelSource.file(FuzzRequests.SEVEN, folder.resolve("m.onnx")))
                .withAnalysis(analysis);
        try (MienServer server = MienServer.start(options)) {
            List<FuzzRequests.Valid> valid = FuzzRequests.all();
            WebClient second = WebClient.of(server.address().replace("http:", "h2c:"));
            WebClient first = WebClient.of(server.address().replace("http:", "h1c:"));
            for (FuzzRequests.Valid request : valid) {
                assertThat(outcome(second, request)).as(request.path()).isEqualTo(request.isGrpc() ? "0" : "200");
            }
            List<String> threads = threads();
            long memory = memory();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                SplittableRandom random = new SplittableRandom(SEED + i);
                FuzzRequests.Valid request = valid.get(i % valid.size()).mutated(random);
                WebClient client = request.isGrpc() || i / valid.size() % 2 == 0 ? second : first;
                done.add(clients.submit(() -> assertAnsweredOrRefused(client, request)));
            }
            for (Future<?> one : done) {
                one.get();
            }
            clients.shutdown();
            assertRightAnswer(server, points);
            assertThat(threads()).containsAll(threads);
            assertThat(memory() - memory).as("bytes that stay").isLessThan(MAX_MORE_BYTES);
        }
    }

    private static void assertAnsweredOrRefused(WebClient client, FuzzRequests.Valid request) {
        String outcome = outcome(client, request);
        if (request.isGrpc()) {
            assertThat(outcome).as("%s", request).isIn(GRPC_STATUSES);
        } else {
            assertThat(Integer.parseInt(outcome)).as("%s", request).isBetween(200, 499);
        }
    }

    /** The HTTP status; for gRPC its own. */
    private static String outcome(WebClient client, FuzzRequests.Valid request) {
        RequestHeadersBuilder headers =
                RequestHeaders.builder(HttpMethod.POST, request.path()).add("content-type", request.type());
        request.jsonLength().ifPresent(length -> headers.add("inference-header-content-length", length));
        if (request.isGrpc()) {
            headers.add("te", "trailers");
        }
        AggregatedHttpResponse response = client.execute(HttpRequest.of(headers.build(), HttpData.wrap(request.body())))
                .aggregate()
                .join();
        if (!request.isGrpc() || response.status().code() != 200) {
            return response.status().codeAsText();
        }
        return response.trailers().get("grpc-status", response.headers().get("grpc-status", "none"));
    }

    private static void assertRightAnswer(MienServer server, Path file) {
        float[] face = RandomModels.faces(1, 1);
        try (FaceModel model = FaceModel.open(file, ModelOptions.defaults())) {
            assertThat(post(server, "/v1/models/" + FuzzRequests.POINTS + ":predict", instances(face, 1))
                            .rows("predictions")[0])
                    .containsExactly(model.run(face, 1), within(1e-3f));
        }
    }
}
