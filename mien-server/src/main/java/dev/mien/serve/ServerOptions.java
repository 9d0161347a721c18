package dev.mien.serve;

import dev.mien.analyze.AnalyzerOptions;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.serve.request.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Options of a server.
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
     * Options of the analysis of whole pictures. The model files are read when the server starts.
     *
     * @param faces the models and options; if empty, the analysis is not offered
     * @param requests the number of requests that may be in progress, at least 1
     */
    public record Analysis(Optional<AnalyzerOptions> faces, int requests) {}

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
     * The address of a server and its connections.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all
     * @param port the port, or 0 for any free one
     * @param connections the largest number of open connections
     * @param connectionAge the age after which a connection takes no further requests
     * @param tls certificate and key for HTTPS; if empty, the server speaks HTTP
     */
    public record Listen(String host, int port, int connections, Duration connectionAge, Optional<Tls> tls) {}

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
     *     server's own
     * @param hosts the host names that a server on a loopback address accepts, besides the local ones
     */
    public record Guard(Optional<String> token, List<String> origins, List<String> hosts) {
        public Guard {
            origins = List.copyOf(origins);
            hosts = List.copyOf(hosts);
        }
    }
}
