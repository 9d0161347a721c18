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
 * How a server runs.
 *
 * @param models what it serves
 * @param analysis the models that read whole pictures at {@code /v1/analyze}; not offered where it has none
 * @param model how each model runs
 * @param batches how requests are put together
 * @param limits what a request may bring
 * @param listen where it listens
 * @param guard who may ask
 * @param lookEvery how often it looks for changed model files
 * @param grace how long it waits at its end for requests in progress
 * @param accessLog how each request is written to the log
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
     * How whole pictures are read; the model files are read at the start.
     *
     * @param faces the models and choices; where empty no pictures are read
     * @param requests how many requests may be in progress at once, at least 1
     */
    public record Analysis(Optional<AnalyzerOptions> faces, int requests) {}

    /** The same, listening elsewhere. */
    public ServerOptions withListen(Listen other) {
        return new ServerOptions(models, analysis, model, batches, limits, other, guard, lookEvery, grace, accessLog);
    }

    /** The same, open to others. */
    public ServerOptions withGuard(Guard other) {
        return new ServerOptions(models, analysis, model, batches, limits, listen, other, lookEvery, grace, accessLog);
    }

    /** The same with models that read whole pictures. */
    public ServerOptions withAnalysis(Analysis other) {
        return new ServerOptions(models, other, model, batches, limits, listen, guard, lookEvery, grace, accessLog);
    }

    /**
     * Where a server listens.
     *
     * @param host the address, such as {@code 127.0.0.1}; {@code 0.0.0.0} for all
     * @param port 0 for any that is free
     * @param connections the most that may be open at once
     * @param connectionAge how long a connection is used for further requests
     * @param tls certificate and key for HTTPS; HTTP where empty
     */
    public record Listen(String host, int port, int connections, Duration connectionAge, Optional<Tls> tls) {}

    /** Files in PEM: the certificate with its chain, and its key. */
    public record Tls(Path certificate, Path key) {}

    /**
     * Who may ask.
     *
     * @param token what each request must show as {@code Authorization: Bearer}; nothing where empty. Health is told to all
     * @param origins the web origins whose pages may ask, such as {@code https://example.org}; by default none but its own
     * @param hosts the names that a server on a loopback address may be asked by, beside the local ones
     */
    public record Guard(Optional<String> token, List<String> origins, List<String> hosts) {
        public Guard {
            origins = List.copyOf(origins);
            hosts = List.copyOf(hosts);
        }
    }
}
