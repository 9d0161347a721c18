package dev.mien.cli.serve;

import dev.mien.UserError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.ServerOptions;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.request.Limits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mien serve}: serves models over HTTP. */
@Command(
        name = "serve",
        description = {
            "Serves models over HTTP to TensorFlow Serving's clients, and a page to people.",
            "",
            "Without --model, --models, --keypoints and --expression, the models that come with mien are served as"
                    + " 'keypoints', 'expression', 'keypoint_model' and 'emotion_model' (five classes)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        defaultValueProvider = Environment.class,
        footer = {
            "",
            "Each option but --help and --version may also be an environment variable, such as MIEN_SERVE_PORT for --port;"
                    + " what may be given several times stands there between commas. An option that is given wins.",
            "",
            "Ctrl-C or SIGTERM answers the requests already accepted, then ends.",
            "",
            "Examples:",
            "  mien serve",
            "  mien serve --model keypoint_model=points.onnx \\",
            "      --model emotion_model=five.onnx",
            "  mien serve --models /models --host 0.0.0.0 --token-file token",
            "  curl -d '{\"instances\": [{\"b64\": \"...\"}]}' \\",
            "      localhost:8501/v1/models/emotion_model:predict"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final String MODEL = "--model";

    private static final ServerOptions.Listen LISTEN = ServerOptions.Listen.defaults();
    private static final BatchOptions BATCHES = BatchOptions.defaults();
    private static final Limits LIMITS = Limits.defaults();

    public static final Map<String, String> GROUPS = Map.of(
            MODEL,
            "Models:",
            "--host",
            "Where:",
            "--max-batch",
            "Batches and overload:",
            "--max-body",
            "Limits of a request:",
            "--max-connections",
            "Connections and time:",
            "--token-file",
            "Who may ask:",
            "--access-log",
            "Log:");

    @Option(
            names = MODEL,
            paramLabel = "NAME=MODEL",
            description =
                    "serve this model file or run under this name; may be given several times. A new file of the same name"
                            + " is swapped in while requests go on")
    Map<String, Path> models = new LinkedHashMap<>();

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "serve each DIR/NAME/VERSION/model.onnx; models and versions may come, change and go")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.KEYPOINTS,
            paramLabel = "MODEL",
            description =
                    "place points in whole pictures at /v1/analyze with this model file or run, or with 'keypoints', which"
                            + " comes with mien; also served as 'keypoints'")
    Optional<Path> keypoints = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.EXPRESSION,
            paramLabel = "MODEL",
            description =
                    "name expressions at /v1/analyze with this model file or run, or with 'expression', which comes with"
                            + " mien; also served as 'expression'")
    Optional<Path> expression = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.DETECTOR,
            paramLabel = "NAME",
            description =
                    "find the faces at /v1/analyze by this detector, as mien predict does; 'none' takes each whole"
                            + " picture as the face (default: ${DEFAULT-VALUE})")
    String detector = AnalyzerOptions.SHIPPED_DETECTOR;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "listen on this address (default: ${DEFAULT-VALUE})")
    String host = LISTEN.host();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "listen on this port; 0 takes a free one (default: ${DEFAULT-VALUE})")
    int port = LISTEN.port();

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            description = "faces that go through a model at once (default: ${DEFAULT-VALUE})")
    int maxBatch = BATCHES.maxBatch();

    @Option(
            names = "--max-delay",
            paramLabel = "MS",
            description =
                    "how long a batch waits to be filled, in milliseconds (default: ${DEFAULT-VALUE}, it takes what"
                            + " came while the model was busy)")
    int maxDelay = (int) BATCHES.maxDelay().toMillis();

    @Option(
            names = "--queue",
            paramLabel = "N",
            description =
                    "faces that may wait for a model; a request that brings more is answered with 429 (default: ${DEFAULT-VALUE})")
    int queue = BATCHES.queue();

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description =
                    "requests that may be in progress at once, the others are answered with 429: the fewer, the sooner each is"
                            + " answered under load (default: 12 for each processor, ${DEFAULT-VALUE} here)")
    int maxRequests = BATCHES.requests();

    @Option(
            names = "--max-wait",
            paramLabel = "MS",
            description =
                    "how long a request may wait for its turn, in milliseconds; it is answered with 429 where that comes"
                            + " later, and others at once until the waits are shorter (default: ${DEFAULT-VALUE})")
    int maxWait = (int) BATCHES.maxWait().toMillis();

    @Option(
            names = "--max-analyses",
            paramLabel = "N",
            description =
                    "requests with whole pictures that may be in progress at once, beside the others; more are answered with 429"
                            + " (default: 4 for each processor, ${DEFAULT-VALUE} here)")
    int maxAnalyses = ServerOptions.Analysis.defaults().requests();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads a model may use (default: one for each processor)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            description = "of a request, as it comes (default: ${DEFAULT-VALUE})")
    long maxBody = LIMITS.bodyBytes();

    @Option(
            names = "--max-plain",
            paramLabel = "BYTES",
            description = "of a request, unpacked (default: ${DEFAULT-VALUE})")
    long maxPlain = LIMITS.plainBytes();

    @Option(
            names = "--max-bodies",
            paramLabel = "BYTES",
            description =
                    "of all requests together that are in memory, with the faces their pictures become; more are answered with"
                            + " 429 (default: a quarter of what Java may take)")
    Optional<Long> maxBodies = Optional.empty();

    @Option(names = "--max-pixels", paramLabel = "N", description = "of a picture (default: ${DEFAULT-VALUE})")
    long maxPixels = LIMITS.pixels();

    @Option(
            names = "--max-request-pixels",
            paramLabel = "N",
            description = "of all pictures of a request together (default: ${DEFAULT-VALUE})")
    long maxRequestPixels = LIMITS.requestPixels();

    @Option(
            names = "--max-faces",
            paramLabel = "N",
            description = "faces or pictures in a request (default: ${DEFAULT-VALUE})")
    int maxFaces = LIMITS.faces();

    @Option(names = "--max-depth", paramLabel = "N", description = "of nested JSON (default: ${DEFAULT-VALUE})")
    int maxDepth = LIMITS.jsonDepth();

    @Option(names = "--max-connections", paramLabel = "N", description = "open at once (default: ${DEFAULT-VALUE})")
    int maxConnections = LISTEN.connections();

    @Option(
            names = "--max-connection-age",
            paramLabel = "S",
            description = "seconds that a connection is used for further requests (default: ${DEFAULT-VALUE})")
    int maxConnectionAge = (int) LISTEN.connectionAge().toSeconds();

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description =
                    "seconds for a request, and until a connection without one is closed (default: ${DEFAULT-VALUE})")
    int timeout = (int) LIMITS.time().toSeconds();

    @Option(
            names = "--grace",
            paramLabel = "S",
            description = "seconds that requests in progress have when the server ends (default: ${DEFAULT-VALUE})")
    int grace = 30;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "ask for the token in this file: Authorization: Bearer")
    Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "serve HTTPS with this certificate (PEM)")
    Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the certificate's key (PEM)")
    Optional<Path> key = Optional.empty();

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "a web origin, such as https://example.org, whose pages may ask, or * for all of them; may be"
                    + " given several times")
    List<String> origins = List.of();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "on a loopback address, answer to this name too, such as that of a reverse proxy; may be given several"
                            + " times")
    List<String> hosts = List.of();

    @Option(
            names = "--access-log",
            paramLabel = "FORMAT",
            arity = "0..1",
            fallbackValue = "common",
            description = "write a line for each request: common (the default where no format is given) or json")
    String accessLog = "none";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        refuseNamesakes();
        return new Serve(this, spec.commandLine().getErr()).run();
    }

    /** Refuses two models with the same name, of which the parser would keep the last. */
    private void refuseNamesakes() {
        OptionSpec given = spec.commandLine().getParseResult().matchedOption(MODEL);
        if (given != null && given.originalStringValues().size() > models.size()) {
            throw new UserError(
                    "two models have the same name: " + String.join(", ", given.originalStringValues()),
                    MODEL,
                    "give each a name of its own");
        }
    }
}
