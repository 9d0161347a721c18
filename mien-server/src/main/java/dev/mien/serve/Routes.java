package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.cors.CorsService;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.prometheus.PrometheusExpositionService;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.serve.analyze.AnalyzeService;
import dev.mien.serve.grpc.Calls;
import dev.mien.serve.grpc.MalformedCalls;
import dev.mien.serve.grpc.MessageGuard;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.inference.InferenceGrpc;
import dev.mien.serve.inference.InferenceRest;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.request.Admission;
import dev.mien.serve.request.Bodies;
import dev.mien.serve.request.BodyGate;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.ModelRequests;
import dev.mien.serve.request.Requests;
import dev.mien.serve.tensorflow.ModelService;
import dev.mien.serve.tensorflow.PredictionService;
import dev.mien.serve.tensorflow.TensorFlowRest;
import io.grpc.BindableService;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Adds the services to their paths, behind authentication and limits. */
final class Routes {
    /** The number of bodies that may be arriving for each request that may be in progress. */
    private static final int BODIES_A_PLACE = 4;

    /** The number of requests with pictures in progress for each thread that decodes. */
    private static final int PICTURES_A_THREAD = 4;

    /** The largest request for the description of a gRPC service: the name of a service, message or file. */
    private static final int DESCRIPTION_BYTES = 1 << 10;

    private final ServerOptions options;
    private final ModelRegistry models;
    private final Workers workers;
    private final Draining draining;
    private final PrometheusMeterRegistry meters;
    private final BodyGate bodies;

    Routes(
            ServerOptions options,
            ModelRegistry models,
            Workers workers,
            Draining draining,
            PrometheusMeterRegistry meters) {
        this.options = options;
        this.models = models;
        this.workers = workers;
        this.draining = draining;
        this.meters = meters;
        int places = options.batches().requests() + options.analysis().requests();
        this.bodies = new BodyGate(new Bodies(options.limits().allBodies(), BODIES_A_PLACE * places));
    }

    void addTo(ServerBuilder builder, Optional<FaceAnalyzer> analyzer) {
        open(builder);
        askModels(builder);
        analyzer.ifPresentOrElse(faces -> analyze(builder, faces), () -> tellOfAnalysis(builder));
        HttpService metrics = PrometheusExpositionService.of(meters.getPrometheusRegistry());
        builder.service("/metrics", guarded(metrics.decorate(Methods.of(HttpMethod.GET)), "metrics"));
        guardAll(builder);
    }

    /** Adds the services that need no token. */
    private void open(ServerBuilder builder) {
        builder.addHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        builder.service("/openapi.json", description());
        Health.add(builder, draining, models);
        CallHealth.add(builder, draining, models, bodies);
    }

    private static Asset description() {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
            return new Asset(
                    ResponseHeaders.builder(HttpStatus.OK)
                            .contentType(MediaType.JSON)
                            .build(),
                    HttpData.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void askModels(ServerBuilder builder) {
        Requests decoding = new Requests(
                options.limits(),
                new Admission(
                        PICTURES_A_THREAD * Workers.each(), options.batches().maxWait()),
                workers.pictures());
        Admission admission =
                new Admission(options.batches().requests(), options.batches().maxWait());
        Requests requests = new Requests(options.limits(), admission, workers.numbers());
        ModelRequests asking = new ModelRequests(models, requests, decoding);
        RestRequests rest = new RestRequests(requests);
        HttpService tensorflow = guarded(new TensorFlowRest(asking, rest), "tensorflow-rest");
        builder.service("/v1/models", tensorflow);
        builder.serviceUnder("/v1/models/", tensorflow);
        HttpService inference = guarded(new InferenceRest(asking, rest), "inference-rest");
        builder.service("/v2", inference);
        builder.serviceUnder("/v2/models/", inference);
        Calls calls = new Calls(asking);
        offer(builder, new PredictionService(calls), requests, "tensorflow-grpc");
        offer(builder, new ModelService(models), requests, "tensorflow-grpc");
        offer(builder, new InferenceGrpc(calls, draining::isOpen), requests, "inference-grpc");
        describeCalls(builder);
    }

    /** Adds the description of all gRPC services, for clients without their definitions; many know its first version only. */
    @SuppressWarnings("deprecation")
    private void describeCalls(ServerBuilder builder) {
        describeCalls(builder, ProtoReflectionServiceV1.newInstance());
        describeCalls(builder, ProtoReflectionService.newInstance());
    }

    private void describeCalls(ServerBuilder builder, BindableService description) {
        GrpcService grpc = GrpcService.builder()
                .addService(description)
                .exceptionHandler(new MalformedCalls())
                .supportedSerializationFormats(GrpcSerializationFormats.PROTO)
                .maxRequestMessageLength(DESCRIPTION_BYTES)
                .useClientTimeoutHeader(false) // or else a call without a deadline lasts and delays the server's end
                .build();
        builder.service(grpc, http -> guarded(http, "reflection-grpc"));
    }

    private void offer(ServerBuilder builder, BindableService service, Requests requests, String api) {
        GrpcService grpc = GrpcService.builder()
                .addService(service)
                .exceptionHandler(new MalformedCalls())
                .supportedSerializationFormats(GrpcSerializationFormats.PROTO)
                .maxRequestMessageLength((int) Math.min(options.limits().bodyBytes(), Integer.MAX_VALUE))
                .build();
        MessageGuard messages = new MessageGuard(service, requests);
        builder.service(grpc, http -> guarded(http.decorate(messages), api));
    }

    /** Adds the analysis of whole pictures, which has a limit of its own for requests in progress. */
    private void analyze(ServerBuilder builder, FaceAnalyzer faces) {
        Limits limits = options.limits();
        Admission admission = new Admission(options.analysis().requests(), limits.time());
        Requests requests = new Requests(limits, admission, workers.analyses());
        builder.service("/v1/analyze", guarded(new AnalyzeService(faces, new RestRequests(requests)), "analyze"));
        HttpService device = new DeviceModels(options.analysis().faces().orElseThrow(), faces);
        builder.serviceUnder(DeviceModels.FOLDER, guarded(device, "device"));
        PageFiles.FILES.forEach((path, file) -> builder.service(path, PageFiles.open(file)));
    }

    /** Says what the server lacks, where people look for the page or send a picture. */
    private static void tellOfAnalysis(ServerBuilder builder) {
        HttpService missing = (context, request) -> Errors.response(
                HttpStatus.NOT_FOUND,
                "this server does not analyze whole pictures; start it with the option keypoints or expression, or without"
                        + " models of your own");
        builder.service("/", missing);
        builder.service("/v1/analyze", missing);
    }

    /**
     * Guards a service: counts requests in progress, records metrics, checks the token and limits the memory of bodies.
     */
    private HttpService guarded(HttpService service, String api) {
        HttpService bounded = service.decorate(bodies);
        HttpService checked = options.guard()
                .token()
                .<HttpService>map(token -> bounded.decorate(TokenGuard.of(token)))
                .orElse(bounded);
        return checked.decorate(new RequestMeters(meters, api, models)).decorate(draining);
    }

    /** Adds the decorators of all requests; the one added last runs first. */
    private void guardAll(ServerBuilder builder) {
        ServerOptions.Guard guard = options.guard();
        if (!guard.origins().isEmpty()) {
            builder.decorator(CorsService.builder(guard.origins())
                    .allowRequestMethods(HttpMethod.GET, HttpMethod.POST)
                    .allowRequestHeaders(HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.AUTHORIZATION)
                    .newDecorator());
        }
        builder.decorator(new WebGuard(options.listen().host(), guard.hosts(), guard.origins()));
        Connections connections =
                new Connections(options.listen().connections(), options.limits().time());
        builder.decorator(connections);
        builder.childChannelPipelineCustomizer(connections::opened);
        builder.maxNumConnections(options.listen().connections() + Connections.MARGIN);
    }
}
