package dev.mien.serve;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.prometheus.PrometheusMeterRegistries;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.cors.CorsService;
import com.linecorp.armeria.server.file.HttpFile;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.logging.AccessLogWriter;
import com.linecorp.armeria.server.prometheus.PrometheusExpositionService;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.serve.analyze.AnalyzeService;
import dev.mien.serve.grpc.Calls;
import dev.mien.serve.grpc.MalformedCalls;
import dev.mien.serve.http.Admission;
import dev.mien.serve.http.Exchanges;
import dev.mien.serve.inference.InferenceGrpc;
import dev.mien.serve.inference.InferenceRest;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ModelWatch;
import dev.mien.serve.tensorflow.ModelService;
import dev.mien.serve.tensorflow.PredictionService;
import dev.mien.serve.tensorflow.RestService;
import io.grpc.BindableService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: models on one port. Whoever started it closes it, which answers what was taken. */
public final class MienServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MienServer.class);

    /** What is read of a body at once: most bodies are of some 200 KB, also those that are refused and only read away. */
    private static final int BODY_CHUNK_BYTES = 1 << 16;

    private final ServerOptions options;
    private final ModelRegistry models;
    private final ModelWatch watch;
    private final Draining draining = new Draining();
    private final Optional<FaceAnalyzer> analyzer;
    private final Server server;

    private MienServer(ServerOptions options) {
        PrometheusMeterRegistry meters = PrometheusMeterRegistries.newRegistry();
        this.options = options;
        this.models = new ModelRegistry(options.model(), options.batches(), meters);
        this.watch = ModelWatch.start(models, options.models(), options.lookEvery());
        this.analyzer = options.analysis().isEmpty() ? Optional.empty() : Optional.of(analyzer());
        this.server = build(meters);
    }

    /**
     * Loads and warms the models, then listens.
     *
     * @throws UserError when a model cannot be loaded, the port is taken, or certificate and key do not work
     */
    public static MienServer start(ServerOptions options) {
        MienServer server = new MienServer(options);
        try {
            server.server.start().join();
        } catch (CompletionException e) {
            server.close();
            throw new UserError(
                    "cannot listen: " + e.getCause(),
                    options.listen().host() + ":" + options.listen().port(),
                    "choose another --host or --port",
                    e);
        }
        return server;
    }

    private Server build(PrometheusMeterRegistry meters) {
        ServerBuilder builder = Server.builder();
        listen(builder);
        open(builder);
        Admission admission =
                new Admission(options.batches().requests(), options.batches().maxWait());
        Exchanges exchanges = new Exchanges(options.limits(), admission);
        HttpService tensorflow = new RestService(models, exchanges);
        builder.service("/v1/models", guarded(tensorflow, "tensorflow-rest", meters));
        builder.serviceUnder("/v1/models/", guarded(tensorflow, "tensorflow-rest", meters));
        HttpService inference = new InferenceRest(models, exchanges);
        builder.service("/v2", guarded(inference, "inference-rest", meters));
        builder.serviceUnder("/v2/models/", guarded(inference, "inference-rest", meters));
        Calls calls = new Calls(options.limits(), admission);
        offer(builder, new PredictionService(models, calls), "tensorflow-grpc", meters);
        offer(builder, new ModelService(models), "tensorflow-grpc", meters);
        offer(builder, new InferenceGrpc(models, calls, draining::isOpen), "inference-grpc", meters);
        analyzer.ifPresent(faces -> {
            HttpService analyze = new AnalyzeService(faces, exchanges);
            builder.service("/v1/analyze", guarded(analyze, "analyze", meters));
            HttpService device = new DeviceModels(options.analysis(), faces);
            builder.serviceUnder(DeviceModels.FOLDER, guarded(device, "device", meters));
            PageService.FILES.forEach((path, file) -> builder.service(path, new PageService(file)));
        });
        HttpService metrics = PrometheusExpositionService.of(meters.getPrometheusRegistry());
        builder.service("/metrics", guarded(metrics, "metrics", meters));
        return builder.build();
    }

    private void offer(ServerBuilder builder, BindableService service, String api, MeterRegistry meters) {
        GrpcService grpc = GrpcService.builder()
                .addService(service)
                .exceptionHandler(new MalformedCalls())
                .maxRequestMessageLength((int) Math.min(options.limits().bodyBytes(), Integer.MAX_VALUE))
                .build();
        builder.service(grpc, http -> guarded(http, api, meters));
    }

    /** The service behind the door: counted while it works, timed, and for those who show the token. */
    private HttpService guarded(HttpService service, String api, MeterRegistry meters) {
        HttpService checked = options.guard()
                .token()
                .<HttpService>map(token -> service.decorate(new TokenCheck(token)))
                .orElse(service);
        return checked.decorate(new RequestMeters(meters, api, models)).decorate(draining);
    }

    private FaceAnalyzer analyzer() {
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder()
                .detector(options.analysis().detector())
                .threads(options.model().threads())
                .flip(options.model().flip())
                .withoutKeypoints()
                .withoutExpression();
        options.analysis().keypoints().ifPresent(builder::keypoints);
        options.analysis().expression().ifPresent(builder::expression);
        return builder.build();
    }

    private void listen(ServerBuilder builder) {
        ServerOptions.Listen listen = options.listen();
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        builder.port(address, listen.tls().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP);
        listen.tls().ifPresent(tls -> encrypt(builder, tls));
        builder.maxNumConnections(listen.connections());
        builder.requestTimeout(options.limits().time());
        builder.idleTimeout(options.limits().time());
        builder.http1MaxChunkSize(BODY_CHUNK_BYTES);
        builder.maxRequestLength(0); // bodies are read by RequestBody, whose refusal is the same on HTTP/1.1 and HTTP/2
        builder.gracefulShutdownTimeoutMillis(0, 0); // Draining does it
        builder.blockingTaskExecutor(workers(), true);
        builder.errorHandler(new ErrorPages());
        if (options.accessLog()) {
            builder.accessLogWriter(AccessLogWriter.common(), true);
        }
    }

    private static void encrypt(ServerBuilder builder, ServerOptions.Tls tls) {
        try {
            builder.tls(TlsKeyPair.of(tls.key().toFile(), tls.certificate().toFile()));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "no certificate and key in PEM: " + e.getMessage(),
                    tls.certificate() + ", " + tls.key(),
                    "give both as PEM files",
                    e);
        }
    }

    /** What all requests see, whoever sent them. */
    private void open(ServerBuilder builder) {
        builder.addHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        builder.service(
                "/openapi.json",
                HttpFile.of(MienServer.class.getClassLoader(), "dev/mien/serve/openapi.json")
                        .asService());
        builder.service("/health", new Health(draining::isOpen));
        builder.service("/health/ready", new Health(draining::isOpen));
        builder.service("/health/live", new Health(() -> true));
        builder.service("/v2/health/ready", new Health(draining::isOpen));
        builder.service("/v2/health/live", new Health(() -> true));
        if (!options.guard().origins().isEmpty()) {
            builder.decorator(CorsService.builder(options.guard().origins())
                    .allowRequestMethods(HttpMethod.GET, HttpMethod.POST)
                    .allowRequestHeaders(HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.AUTHORIZATION)
                    .newDecorator());
        }
    }

    private static ScheduledExecutorService workers() {
        return Executors.newScheduledThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()), work -> new Thread(work, "mien-work"));
    }

    /** The names of the models that are served. */
    public SortedSet<String> models() {
        return models.names();
    }

    /** Everything that it answers, by path. */
    List<ServiceConfig> services() {
        return server.serviceConfigs();
    }

    /** The port it listens on. */
    public int port() {
        return server.activeLocalPort();
    }

    /** Where it listens, such as {@code http://127.0.0.1:8501}. */
    public String address() {
        String protocol = options.listen().tls().isPresent() ? "https" : "http";
        return protocol + "://" + options.listen().host() + ":" + port();
    }

    /** Takes no more requests, answers those in work as long as the grace lasts, then frees everything. */
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
        server.stop().join();
        watch.close();
        models.close();
        analyzer.ifPresent(FaceAnalyzer::close);
    }
}
