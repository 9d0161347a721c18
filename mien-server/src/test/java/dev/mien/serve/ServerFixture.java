package dev.mien.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.serve.request.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Servers on a free port, and requests to them by the JDK's client. */
public final class ServerFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Executor CLIENT_THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });

    private ServerFixture() {}

    /** Options as the command line has them by default, but on any port, with patience, and looking for changed files often. */
    public static ServerOptions options(ModelSource... models) {
        return options(limits(), batches(64, 64), models);
    }

    /** Batches as the command line has them by default, but with these places, and patience. */
    public static BatchOptions batches(int queue, int requests) {
        return new BatchOptions(32, Duration.ZERO, queue, requests, Duration.ofMinutes(1), Duration.ofSeconds(30));
    }

    /** The same with other limits and batches. */
    public static ServerOptions options(Limits limits, BatchOptions batches, ModelSource... models) {
        return ServerOptions.defaults()
                .withModels(List.of(models))
                .withAnalysis(new ServerOptions.Analysis(Optional.empty(), 8))
                .withModel(new ModelOptions(1, false))
                .withBatches(batches)
                .withLimits(limits)
                .withListen(listen(0, 1024))
                .withLookEvery(Duration.ofMillis(50));
    }

    /** This machine, without TLS. */
    public static ServerOptions.Listen listen(int port, int connections) {
        return new ServerOptions.Listen("127.0.0.1", port, connections, Duration.ofHours(1), Optional.empty());
    }

    /** The default limits, but with patience: the machine may be slow. */
    public static Limits limits() {
        Limits limits = Limits.defaults();
        return new Limits(
                limits.bodyBytes(),
                limits.plainBytes(),
                limits.allBodies(),
                limits.pixels(),
                limits.requestPixels(),
                limits.faces(),
                limits.jsonDepth(),
                Duration.ofMinutes(1));
    }

    /** Limits like the default ones, but with these for each body, for pictures and for time. */
    public static Limits limits(long bytes, long pixels, int faces, int depth, Duration time) {
        return new Limits(bytes, bytes, Limits.shareOfHeap(), pixels, 4 * pixels, faces, depth, time);
    }

    /** The models that ship with the library, reading the faces that this detector finds. */
    public static ServerOptions.Analysis shipped(String detector) {
        return analysis(Map.of(AnalyzerOptions.DETECTOR, detector));
    }

    /** Pictures read with these choices. */
    public static ServerOptions.Analysis analysis(Map<String, String> options) {
        return new ServerOptions.Analysis(Optional.of(AnalyzerOptions.of(options)), 8);
    }

    /** An answer's status and JSON. */
    public record Reply(int status, JsonNode json, HttpResponse<byte[]> raw) {
        /** The answer's list of lists as floats. */
        public float[][] rows(String field) {
            JsonNode rows = json.get(field);
            float[][] numbers = new float[rows.size()][];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = new float[rows.get(i).size()];
                for (int j = 0; j < numbers[i].length; j++) {
                    numbers[i][j] = rows.get(i).get(j).floatValue();
                }
            }
            return numbers;
        }
    }

    /** Asks by GET. */
    public static Reply get(MienServer server, String path, String... headers) {
        return send(request(server, path, headers).GET());
    }

    /** Asks by POST. */
    public static Reply post(MienServer server, String path, String body, String... headers) {
        return send(request(server, path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A request that can still be changed. */
    public static HttpRequest.Builder request(MienServer server, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(
                        Duration.ofMinutes(2)); // else one that a server that ends does not take is waited for for ever
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /**
     * A client without open connections. One that keeps them may send a request just as the server closes an idle one, and fail.
     * Java's client, when it moves on to HTTP/2, now and then loses its place in a large answer; others read it.
     */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(CLIENT_THREADS)
                .build();
    }

    /** Sends a request on a connection of its own and waits for its answer. */
    public static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json =
                    response.headers().firstValue("content-type").orElse("").startsWith("application/json");
            return new Reply(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A body as a client sends it with {@code Content-Encoding: gzip}. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Faces as a row request of TensorFlow Serving: [count][96][96][1]. */
    public static String instances(float[] faces, int count) {
        return "{\"signature_name\": \"serving_default\", \"instances\": " + nested(faces, count) + "}";
    }

    /** Faces as JSON: [count][96][96][1]. */
    public static String nested(float[] faces, int count) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count * 96 * 96; i++) {
            int x = i % 96;
            int y = i / 96 % 96;
            text.append(i > 0 ? "," : "").append(x == 0 && y == 0 ? "[" : "").append(x == 0 ? "[" : "");
            text.append('[').append(faces[i]).append(']');
            text.append(x == 95 ? "]" : "").append(x == 95 && y == 95 ? "]" : "");
        }
        return text.append(']').toString();
    }
}
