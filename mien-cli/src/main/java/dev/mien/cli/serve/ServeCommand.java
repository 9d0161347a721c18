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
            "Serves models and the analysis of whole pictures over REST and gRPC, with the APIs of TensorFlow"
                    + " Serving and of the Open Inference Protocol, and a web page.",
            "",
            "Without --model, --models, --keypoints and --expression, the models that come with mien are served as"
                    + " 'keypoints', 'expression', 'keypoint_model' and 'emotion_model' (five classes)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        defaultValueProvider = Environment.class,
        footer = {
            "",
            "Each option except --help and --version may also be set by an environment variable, such as"
                    + " MIEN_SERVE_PORT for --port; values of repeatable options are separated by commas there."
                    + " Options on the command line take precedence.",
            "",
            "After Ctrl-C or SIGTERM the server answers the requests that it has accepted, then ends.",
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

    /** The headings of the help, by the first option of each. */
    public static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry(MODEL, "Models:"),
            Map.entry("--host", "Address:"),
            Map.entry("--max-batch", "Batches and overload:"),
            Map.entry("--max-body", "Limits of a request:"),
            Map.entry("--max-connections", "Connections and time:"),
            Map.entry("--token-file", "Access:"),
            Map.entry("--access-log", "Log:"),
            Map.entry("--help", "General:"));

    @Option(
            names = MODEL,
            paramLabel = "NAME=MODEL",
            description = "serve this model file or run under this name; may be given several times. If the file is"
                    + " replaced, the new model is served without interruption")
    Map<String, Path> models = new LinkedHashMap<>();

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "serve each DIR/NAME/VERSION/model.onnx; models and versions may be added, changed and"
                    + " removed at any time")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.KEYPOINTS,
            paramLabel = "MODEL",
            description = "place points in whole pictures at /v1/analyze with this model file or run, or with"
                    + " 'keypoints', which comes with mien; also served as 'keypoints'")
    Optional<Path> keypoints = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.EXPRESSION,
            paramLabel = "MODEL",
            description = "name expressions at /v1/analyze with this model file or run, or with 'expression', which"
                    + " comes with mien; also served as 'expression'")
    Optional<Path> expression = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.DETECTOR,
            paramLabel = "NAME",
            description =
                    "find the faces at /v1/analyze by this detector, as mien predict does; 'none' takes each whole"
                            + " picture as the face (default: ${DEFAULT-VALUE})")
    String detector = AnalyzerOptions.SHIPPED_DETECTOR;

    @Option(
            names = "--" + AnalyzerOptions.MIN_FACE,
            paramLabel = "PX",
            description = "the height of the smallest faces to find at /v1/analyze, in pixels of the picture, as in"
                    + " mien predict; small values take longer (default: the detector's own)")
    Optional<Integer> minFace = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.MIN_SCORE,
            paramLabel = "SCORE",
            description = "the lowest score of a detection at /v1/analyze, 0..1 (default: the detector's own)")
    Optional<Double> minScore = Optional.empty();

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
            description = "faces in a batch; a request with more is a batch of its own (default: ${DEFAULT-VALUE})")
    int maxBatch = BATCHES.maxBatch();

    @Option(
            names = "--max-delay",
            paramLabel = "MS",
            description = "how long a batch waits to be filled, in milliseconds (default: ${DEFAULT-VALUE}, a batch"
                    + " has the faces that arrived while the model was busy)")
    int maxDelay = (int) BATCHES.maxDelay().toMillis();

    @Option(
            names = "--queue",
            paramLabel = "N",
            description = "faces that may wait for a model; requests beyond that are answered with 429 (default:"
                    + " ${DEFAULT-VALUE})")
    int queue = BATCHES.queue();

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "requests in progress at once; more are answered with 429. Fewer make each answer faster"
                    + " under load (default: 12 for each processor, ${DEFAULT-VALUE} here)")
    int maxRequests = BATCHES.requests();

    @Option(
            names = "--max-wait",
            paramLabel = "MS",
            description = "how long a request may wait for its turn, in milliseconds; after that it is answered"
                    + " with 429, and further requests immediately until waits are shorter (default:"
                    + " ${DEFAULT-VALUE})")
    int maxWait = (int) BATCHES.maxWait().toMillis();

    @Option(
            names = "--max-analyses",
            paramLabel = "N",
            description = "requests with whole pictures in progress at once, counted apart from the others; more"
                    + " are answered with 429 (default: 4 for each processor, ${DEFAULT-VALUE} here)")
    int maxAnalyses = ServerOptions.Analysis.defaults().requests();

    @Option(names = "--threads", paramLabel = "N", description = "threads that a model may use (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            description = "bytes of a body as transferred (default: ${DEFAULT-VALUE})")
    long maxBody = LIMITS.bodyBytes();

    @Option(
            names = "--max-plain",
            paramLabel = "BYTES",
            description = "bytes of a body after decompression (default: ${DEFAULT-VALUE})")
    long maxPlain = LIMITS.plainBytes();

    @Option(
            names = "--max-bodies",
            paramLabel = "BYTES",
            description = "bytes of all bodies in memory together, with the faces decoded from their pictures; more"
                    + " are answered with 429 (default: a quarter of Java's heap)")
    Optional<Long> maxBodies = Optional.empty();

    @Option(names = "--max-pixels", paramLabel = "N", description = "pixels of a picture (default: ${DEFAULT-VALUE})")
    long maxPixels = LIMITS.pixels();

    @Option(
            names = "--max-request-pixels",
            paramLabel = "N",
            description = "pixels of all pictures of a request together (default: ${DEFAULT-VALUE})")
    long maxRequestPixels = LIMITS.requestPixels();

    @Option(
            names = "--max-faces",
            paramLabel = "N",
            description = "faces or pictures in a request (default: ${DEFAULT-VALUE})")
    int maxFaces = LIMITS.faces();

    @Option(names = "--max-depth", paramLabel = "N", description = "levels of nested JSON (default: ${DEFAULT-VALUE})")
    int maxDepth = LIMITS.jsonDepth();

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "connections open at once (default: ${DEFAULT-VALUE})")
    int maxConnections = LISTEN.connections();

    @Option(
            names = "--max-connection-age",
            paramLabel = "S",
            description = "seconds after which a connection takes no further request (default: ${DEFAULT-VALUE})")
    int maxConnectionAge = (int) LISTEN.connectionAge().toSeconds();

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "seconds that a request may take, and until an idle connection is closed (default:"
                    + " ${DEFAULT-VALUE})")
    int timeout = (int) LIMITS.time().toSeconds();

    @Option(
            names = "--grace",
            paramLabel = "S",
            description = "seconds to answer the requests in progress when the server is stopped (default:"
                    + " ${DEFAULT-VALUE})")
    int grace = 30;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "require the token in this file, sent as 'Authorization: Bearer TOKEN'")
    Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "serve HTTPS with this certificate (PEM)")
    Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the certificate's key (PEM)")
    Optional<Path> key = Optional.empty();

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "a web origin, such as https://example.org, whose pages may send requests, or * for all;"
                    + " may be given several times")
    List<String> origins = List.of();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "on a loopback address, also accept requests for this host name, such as that of a"
                    + " reverse proxy; may be given several times")
    List<String> hosts = List.of();

    @Option(
            names = "--access-log",
            paramLabel = "FORMAT",
            arity = "0..1",
            fallbackValue = "common",
            description = "log each request, as common (the default format) or json")
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
