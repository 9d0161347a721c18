package dev.mien.serve;

import com.linecorp.armeria.common.prometheus.PrometheusMeterRegistries;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import dev.mien.Closer;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ModelWatch;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server, which serves all its APIs on one port. Must be closed by its creator; {@link #close} answers the
 * requests in progress first. The models and APIs of {@code mien serve}, on a free port:
 *
 * <pre>{@code
 * ServerOptions.Listen here = ServerOptions.Listen.defaults().withAddress("127.0.0.1", 0);
 * try (MienServer server = MienServer.start(ServerOptions.defaults().withListen(here))) {
 *     System.out.println(server.models() + " at " + server.address());
 * }
 * }</pre>
 */
public final class MienServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MienServer.class);

    private final ServerOptions options;
    private final Closer opened = new Closer();
    private final Draining draining = new Draining();
    private final ModelRegistry models;
    private final Server server;

    private MienServer(ServerOptions options) {
        PrometheusMeterRegistry meters = PrometheusMeterRegistries.newRegistry();
        this.options = options;
        try {
            this.models = opened.add(new ModelRegistry(options.model(), options.batches(), meters));
            opened.add(ModelWatch.start(models, options.models(), options.lookEvery()));
            Optional<FaceAnalyzer> analyzer = analyzer();
            analyzer.ifPresent(opened::add);
            Workers workers = opened.add(new Workers());
            ServerBuilder builder = Server.builder();
            new Listening(options).addTo(builder);
            new Routes(options, models, workers, draining, meters).addTo(builder, analyzer);
            this.server = builder.build();
        } catch (RuntimeException | Error e) {
            opened.closedAfter(e);
            throw e;
        }
    }

    /**
     * Loads and warms up the models, then listens.
     *
     * @throws UserError when a model cannot be loaded, the address has no such host or its port is in use, or certificate
     *     and key are not usable; nothing remains open
     */
    public static MienServer start(ServerOptions options) {
        MienServer server = new MienServer(options);
        try {
            server.server.start().join();
        } catch (CompletionException e) {
            server.close();
            throw new UserError(
                    "cannot listen: " + reason(e),
                    options.listen().authority(options.listen().port()),
                    "choose another address by the option host, or by the option port",
                    e);
        }
        return server;
    }

    /** The system's own words, such as "Address already in use", without the name of the call that failed. */
    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.toString()
                : message.substring(message.lastIndexOf(':') + 1).strip();
    }

    private Optional<FaceAnalyzer> analyzer() {
        return options.analysis()
                .faces()
                .map(faces -> faces.toBuilder()
                        .threads(options.model().threads())
                        .flip(options.model().flip() || faces.tta())
                        .build());
    }

    /** The names of the models that are served. */
    public SortedSet<String> models() {
        return models.names();
    }

    /** All services with their paths. */
    List<ServiceConfig> services() {
        return server.serviceConfigs();
    }

    /** The port on which the server listens. */
    public int port() {
        return server.activeLocalPort();
    }

    /** The base URL of the server, such as {@code http://127.0.0.1:8501}. */
    public String address() {
        String protocol = options.listen().tls().isPresent() ? "https" : "http";
        return protocol + "://" + options.listen().authority(port());
    }

    /**
     * Refuses new requests, waits for those in progress for at most {@link ServerOptions#grace}, then frees all
     * resources.
     */
    @Override
    public void close() {
        try {
            int lost = draining.drain(options.grace());
            if (lost > 0) {
                log.warn("{} requests were not answered within {}", lost, options.grace());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (opened) { // in any case, and after the server
            server.stop().join();
        } catch (RuntimeException e) {
            log.error("a part of the server was not closed", e);
        }
    }
}
