package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.model.ModelOptions;
import dev.mien.serve.MienServer;
import dev.mien.serve.ServerOptions;
import dev.mien.serve.http.Limits;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What {@link ServeCommand} does; apart from it, so that no other command loads the server's classes. */
final class Serve {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ServeCommand options;
    private final PrintWriter messages;

    /**
     * @param messages where the address goes
     */
    Serve(ServeCommand options, PrintWriter messages) {
        this.options = options;
        this.messages = messages;
    }

    /**
     * Serves until the process is asked to end.
     *
     * @throws IOException when the token cannot be read
     */
    int run() throws IOException, InterruptedException {
        MienServer server = MienServer.start(serverOptions());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            messages.println("mien: stopping");
                            server.close();
                            ended.countDown();
                        },
                        "mien-stop"));
        messages.println("mien: serving " + String.join(", ", server.models()) + " at " + server.address());
        messages.flush();
        ended.await();
        return Main.DONE;
    }

    private ServerOptions serverOptions() throws IOException {
        return new ServerOptions(
                sources(),
                new ServerOptions.Analysis(options.keypoints, options.expression),
                new ModelOptions(atLeastOne("--threads", options.threads), false),
                new BatchOptions(
                        atLeastOne("--max-batch", options.maxBatch),
                        Duration.ofMillis(range("--max-delay", options.maxDelay, 0, 10_000)),
                        atLeastOne("--queue", options.queue)),
                new Limits(
                        options.maxBody,
                        options.maxPlain,
                        options.maxPixels,
                        atLeastOne("--max-faces", options.maxFaces),
                        atLeastOne("--max-depth", options.maxDepth),
                        Duration.ofSeconds(atLeastOne("--timeout", options.timeout))),
                new ServerOptions.Listen(
                        options.host,
                        range("--port", options.port, 0, 65_535),
                        atLeastOne("--max-connections", options.maxConnections),
                        tls()),
                new ServerOptions.Guard(token(), options.origins),
                LOOK_EVERY,
                Duration.ofSeconds(range("--grace", options.grace, 0, 3600)),
                options.accessLog);
    }

    private List<ModelSource> sources() {
        List<ModelSource> sources = new ArrayList<>();
        options.models.forEach((name, file) -> sources.add(ModelSource.file(name, file)));
        options.keypoints.ifPresent(file -> sources.add(ModelSource.file("keypoints", file)));
        options.expression.ifPresent(file -> sources.add(ModelSource.file("expression", file)));
        options.folder.map(ModelSource::folder).ifPresent(sources::add);
        if (sources.isEmpty()) {
            throw new UserError(
                    "no model given",
                    "mien serve",
                    "add --model NAME=FILE, --models DIR, --keypoints FILE or --expression FILE");
        }
        return sources;
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

    private static int atLeastOne(String option, int value) {
        return range(option, value, 1, Integer.MAX_VALUE);
    }

    private static int range(String option, int value, int from, int to) {
        if (value < from || value > to) {
            throw new UserError(String.valueOf(value), option, "use a number from " + from + " to " + to);
        }
        return value;
    }
}
