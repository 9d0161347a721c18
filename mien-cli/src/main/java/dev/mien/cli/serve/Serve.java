package dev.mien.cli.serve;

import dev.mien.UserError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.argument.Numbers;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Signals;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.serve.AccessLog;
import dev.mien.serve.MienServer;
import dev.mien.serve.ServerOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.serve.request.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Implements {@link ServeCommand}; a separate class, since picocli would load what it uses at each start. */
final class Serve {
    private final ServeCommand options;
    private final PrintWriter messages;

    /**
     * @param messages receives the address
     */
    Serve(ServeCommand options, PrintWriter messages) {
        this.options = options;
        this.messages = messages;
    }

    /**
     * Serves until the process is asked to terminate.
     *
     * @throws IOException when the token cannot be read
     */
    int run() throws IOException, InterruptedException {
        MienServer server = MienServer.start(serverOptions());
        CountDownLatch ended = new CountDownLatch(1);
        Signals.listen(() -> {
            messages.println("mien: stopping");
            server.close();
            ended.countDown();
        });
        messages.println("mien: serving " + String.join(", ", server.models()) + " at " + server.address());
        messages.flush();
        ended.await();
        return ExitCode.DONE;
    }

    private ServerOptions serverOptions() throws IOException {
        return ServerOptions.defaults()
                .withModels(sources())
                .withAnalysis(analysis())
                .withModel(new ModelOptions(Numbers.atLeastOne("--threads", options.threads), false))
                .withBatches(new BatchOptions(
                        Numbers.atLeastOne("--max-batch", options.maxBatch),
                        Duration.ofMillis(Numbers.within("--max-delay", options.maxDelay, 0, options.maxWait - 1)),
                        Numbers.atLeastOne("--queue", options.queue),
                        Numbers.atLeastOne("--max-requests", options.maxRequests),
                        Duration.ofMillis(Numbers.within("--max-wait", options.maxWait, 1, 60_000)),
                        BatchOptions.MAX_RUN))
                .withLimits(new Limits(
                        options.maxBody,
                        options.maxPlain,
                        options.maxBodies.orElseGet(Limits::shareOfHeap),
                        options.maxPixels,
                        options.maxRequestPixels,
                        Numbers.atLeastOne("--max-faces", options.maxFaces),
                        Numbers.atLeastOne("--max-depth", options.maxDepth),
                        Duration.ofSeconds(Numbers.atLeastOne("--timeout", options.timeout))))
                .withListen(new ServerOptions.Listen(
                        options.host,
                        Numbers.within("--port", options.port, 0, 65_535),
                        Numbers.atLeastOne("--max-connections", options.maxConnections),
                        Duration.ofSeconds(Numbers.within("--max-connection-age", options.maxConnectionAge, 1, 86_400)),
                        tls()))
                .withGuard(new ServerOptions.Guard(
                        token(), given(options.origins, "--cors-origin"), given(options.hosts, "--allow-host")))
                .withGrace(Duration.ofSeconds(Numbers.within("--grace", options.grace, 0, 3600)))
                .withAccessLog(accessLog());
    }

    private List<ModelSource> sources() {
        if (nothingNamed()) {
            return ModelSource.shipped();
        }
        List<ModelSource> sources = new ArrayList<>();
        models().forEach((name, model) -> sources.add(ModelSource.of(name, ModelArgument.origin(model))));
        analysis().faces().ifPresent(faces -> {
            faces.keypointModel().ifPresent(model -> sources.add(ModelSource.of(Task.KEYPOINTS.label(), model)));
            faces.expressionModel().ifPresent(model -> sources.add(ModelSource.of(Task.EXPRESSION.label(), model)));
        });
        options.folder.map(ModelSource::folder).ifPresent(sources::add);
        return sources;
    }

    /** The models for analysis: those named by the user, or without any the ones that ship with the library. */
    private ServerOptions.Analysis analysis() {
        Map<String, String> faces = new HashMap<>(Map.of(AnalyzerOptions.DETECTOR, options.detector));
        options.minFace.ifPresent(pixels -> faces.put(AnalyzerOptions.MIN_FACE, String.valueOf(pixels)));
        options.minScore.ifPresent(score -> faces.put(AnalyzerOptions.MIN_SCORE, String.valueOf(score)));
        if (!nothingNamed()) {
            String none = AnalyzerOptions.NONE;
            faces.put(
                    AnalyzerOptions.KEYPOINTS,
                    options.keypoints.map(ModelArgument::name).orElse(none));
            faces.put(
                    AnalyzerOptions.EXPRESSION,
                    options.expression.map(ModelArgument::name).orElse(none));
        }
        boolean readsFaces = nothingNamed() || options.keypoints.isPresent() || options.expression.isPresent();
        return new ServerOptions.Analysis(
                readsFaces ? Optional.of(AnalyzerOptions.of(faces)) : Optional.empty(),
                Numbers.atLeastOne("--max-analyses", options.maxAnalyses));
    }

    private static List<String> given(List<String> values, String option) {
        return values.isEmpty() ? new Environment().list(option) : values;
    }

    private Map<String, Path> models() {
        if (!options.models.isEmpty()) {
            return options.models;
        }
        Map<String, Path> models = new LinkedHashMap<>();
        for (String pair : new Environment().list("--model")) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new UserError("'" + pair + "' names no model", "MIEN_SERVE_MODEL", "write NAME=FILE,NAME=FILE");
            }
            models.put(pair.substring(0, at), Path.of(pair.substring(at + 1)));
        }
        return models;
    }

    private boolean nothingNamed() {
        return models().isEmpty()
                && options.folder.isEmpty()
                && options.keypoints.isEmpty()
                && options.expression.isEmpty();
    }

    private AccessLog accessLog() {
        for (AccessLog format : AccessLog.values()) {
            if (format.name().equalsIgnoreCase(options.accessLog)) {
                return format;
            }
        }
        throw new UserError("'" + options.accessLog + "' is no format", "--access-log", "use common, json or none");
    }

    private Optional<ServerOptions.Tls> tls() {
        if (options.certificate.isPresent() != options.key.isPresent()) {
            throw new UserError("a certificate and its key belong together", "--tls-cert, --tls-key", "give both");
        }
        return options.certificate.flatMap(
                certificate -> options.key.map(key -> new ServerOptions.Tls(certificate, key)));
    }

    private Optional<String> token() throws IOException {
        if (options.tokenFile.isEmpty()) {
            return Optional.empty();
        }
        Path file = options.tokenFile.get();
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw new UserError("an empty file", file.toString(), "write the token into it");
        }
        return Optional.of(token);
    }
}
