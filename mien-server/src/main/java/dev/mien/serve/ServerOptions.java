package dev.mien.serve;

import dev.mien.OptionError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.serve.request.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Options of a server. Start from the {@linkplain #defaults() defaults} and change what differs.
 *
 * <pre>{@code
 * ServerOptions options = ServerOptions.defaults()
 *         .withModels(List.of(ModelSource.file("smile", Path.of("smile.onnx"))))
 *         .withListen(ServerOptions.Listen.defaults().withAddress("0.0.0.0", 8080))
 *         .withGuard(ServerOptions.Guard.defaults().withToken("secret"));
 * }</pre>
 *
 * @param models the sources of the models to serve
 * @param analysis the analysis of whole pictures at {@code /v1/analyze}
 * @param model how each model runs
 * @param batches how requests are combined into batches
 * @param limits the limits of requests
 * @param listen the address and its connections
 * @param guard who may send requests
 * @param lookEvery the interval between checks for changed model files
 * @param grace how long {@link MienServer#close} waits for requests in progress
 * @param accessLog the format of the access log
 */
public record ServerOptions(
        List<ModelSource> models,
        Analysis analysis,
        ModelOptions model,
        BatchOptions batches,
        Limits limits,
        Listen listen,
        Guard guard,
        Duration lookEvery,
        Duration grace,
        AccessLog accessLog) {
    public ServerOptions {
        models = List.copyOf(models);
    }

    /**
     * The defaults, which are those of {@code mien serve}: the {@linkplain ModelSource#shipped() models that ship} and
     * the analysis of whole pictures by them, at {@code http://127.0.0.1:8501}. Model files are checked for changes
     * every second, closing waits for at most 30 seconds, and there is no access log.
     */
    public static ServerOptions defaults() {
        return new ServerOptions(
                ModelSource.shipped(),
                Analysis.defaults(),
                ModelOptions.defaults(),
                BatchOptions.defaults(),
                Limits.defaults(),
                Listen.defaults(),
                Guard.defaults(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                AccessLog.NONE);
    }

    /** The same options with other models. */
    public ServerOptions withModels(List<ModelSource> other) {
        return new ServerOptions(other, analysis, model, batches, limits, listen, guard, lookEvery, grace, accessLog);
    }

    /** The same options with another way of running each model. */
    public ServerOptions withModel(ModelOptions other) {
        return new ServerOptions(models, analysis, other, batches, limits, listen, guard, lookEvery, grace, accessLog);
    }

    /** The same options with other batches. */
    public ServerOptions withBatches(BatchOptions other) {
        return new ServerOptions(models, analysis, model, other, limits, listen, guard, lookEvery, grace, accessLog);
    }

    /** The same options with other limits of requests. */
    public ServerOptions withLimits(Limits other) {
        return new ServerOptions(models, analysis, model, batches, other, listen, guard, lookEvery, grace, accessLog);
    }

    /** The same options with another interval between checks for changed model files. */
    public ServerOptions withLookEvery(Duration other) {
        return new ServerOptions(models, analysis, model, batches, limits, listen, guard, other, grace, accessLog);
    }

    /** The same options with another time for requests in progress when the server is closed. */
    public ServerOptions withGrace(Duration other) {
        return new ServerOptions(models, analysis, model, batches, limits, listen, guard, lookEvery, other, accessLog);
    }

    /** The same options with another format of the access log. */
    public ServerOptions withAccessLog(AccessLog other) {
        return new ServerOptions(models, analysis, model, batches, limits, listen, guard, lookEvery, grace, other);
    }

    /** The same options with another address. */
    public ServerOptions withListen(Listen other) {
        return new ServerOptions(models, analysis, model, batches, limits, other, guard, lookEvery, grace, accessLog);
    }

    /** The same options with another guard. */
    public ServerOptions withGuard(Guard other) {
        return new ServerOptions(models, analysis, model, batches, limits, listen, other, lookEvery, grace, accessLog);
    }

    /** The same options with another analysis of whole pictures. */
    public ServerOptions withAnalysis(Analysis other) {
        return new ServerOptions(models, other, model, batches, limits, listen, guard, lookEvery, grace, accessLog);
    }

    /**
     * Options of the analysis of whole pictures. The model files are read when the server starts.
     *
     * @param faces the models and options; if empty, the analysis is not offered
     * @param requests the number of requests that may be in progress, at least 1
     */
    public record Analysis(Optional<AnalyzerOptions> faces, int requests) {
        private static final int REQUESTS_A_PROCESSOR = 4;

        /** The defaults: the models that ship with the library, and four requests for each processor. */
        public static Analysis defaults() {
            return new Analysis(
                    Optional.of(AnalyzerOptions.defaults()),
                    REQUESTS_A_PROCESSOR * Runtime.getRuntime().availableProcessors());
        }

        /** The same number of requests, with other models and options; if empty, the analysis is not offered. */
        public Analysis withFaces(Optional<AnalyzerOptions> other) {
            return new Analysis(other, requests);
        }
    }

    /**
     * The address of a server and its connections.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1} or {@code ::1}, or {@code 0.0.0.0} for all
     * @param port the port, or 0 for any free one
     * @param connections the largest number of open connections
     * @param connectionAge the age after which a connection takes no further requests
     * @param tls certificate and key for HTTPS; if empty, the server speaks HTTP
     */
    public record Listen(String host, int port, int connections, Duration connectionAge, Optional<Tls> tls) {
        /** The defaults: 127.0.0.1, port 8501, at most 1024 connections for an hour each, HTTP. */
        public static Listen defaults() {
            return new Listen("127.0.0.1", 8501, 1024, Duration.ofHours(1), Optional.empty());
        }

        /** The same connections at another address. */
        public Listen withAddress(String otherHost, int otherPort) {
            return new Listen(otherHost, otherPort, connections, connectionAge, tls);
        }

        /** Host and port as they stand in URLs, where the addresses of IPv6 are in brackets. */
        String authority(int actualPort) {
            boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
            return (bare ? "[" + host + "]" : host) + ":" + actualPort;
        }

        /** The same address with HTTPS. */
        public Listen withTls(Tls other) {
            return new Listen(host, port, connections, connectionAge, Optional.of(other));
        }
    }

    /**
     * Certificate and key for HTTPS.
     *
     * @param certificate a PEM file with the certificate and its chain
     * @param key a PEM file with the private key
     */
    public record Tls(Path certificate, Path key) {}

    /**
     * Who may send requests.
     *
     * @param token the token that requests must have as {@code Authorization: Bearer}; if empty, none is needed. The
     *     health checks, the API description and the files of the page need none
     * @param origins the web origins whose pages may send requests, such as {@code https://example.org}, besides the
     *     server's own, or {@code *} for all; messages name it the option cors-origin
     * @param hosts the host names that a server on a loopback address accepts, besides the local ones; messages name it
     *     the option allow-host
     */
    public record Guard(Optional<String> token, List<String> origins, List<String> hosts) {
        /** Among the origins: all of them. */
        static final String ANY = "*";

        /** As browsers write it: in small letters, and without the usual port. */
        private static final Pattern ORIGIN = Pattern.compile(
                "(?!http://.*:80$|https://.*:443$)[a-z][a-z0-9+.-]*://([^/:*\\s\\p{Lu}]+|\\[[0-9a-f:]+])(:\\d+)?");

        /** @throws OptionError when an origin is not written as browsers write it, and would never be met */
        public Guard {
            origins = List.copyOf(origins);
            hosts = List.copyOf(hosts);
            origins.forEach(Guard::checkOrigin);
        }

        private static void checkOrigin(String origin) {
            if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
                throw new OptionError(
                        "'" + origin + "' is no web origin",
                        "cors-origin",
                        "write scheme and host in small letters, without a path or the usual port, such as"
                                + " https://example.org, or * for all origins");
            }
        }

        /** The defaults: no token, no other origins, and on a loopback address local names only. */
        public static Guard defaults() {
            return new Guard(Optional.empty(), List.of(), List.of());
        }

        /** The same guard, which also asks for a token. */
        public Guard withToken(String other) {
            return new Guard(Optional.of(other), origins, hosts);
        }

        /** The same guard, which lets pages of these web origins send requests. */
        public Guard withOrigins(List<String> other) {
            return new Guard(token, other, hosts);
        }

        /** The same guard, which on a loopback address accepts these host names, too. */
        public Guard withHosts(List<String> other) {
            return new Guard(token, origins, other);
        }
    }
}
