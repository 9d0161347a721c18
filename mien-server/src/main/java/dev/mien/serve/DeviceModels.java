package dev.mien.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.align.KaggleFrame;
import dev.mien.analyze.Alignment;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.HiddenMouth;
import dev.mien.analyze.QuarterTurns;
import dev.mien.analyze.SmallFaces;
import dev.mien.detect.DetectorBundle;
import dev.mien.detect.FaceDetector;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.Quoted;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves what the page needs to analyze pictures in the browser: the model files, as they were when the server started,
 * and {@code models.json}, which lists these files, their outputs, and the constants of the steps from a picture to its
 * faces.
 */
final class DeviceModels implements HttpService {
    /** The path of the files. */
    static final String FOLDER = "/device/";

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final double[] spreadFactors; // by point; none without a key point model
    private final Asset description;

    /**
     * Reads the model files.
     *
     * @param analysis the options with the models
     * @param analyzer the analyzer that uses these models on the server
     */
    DeviceModels(AnalyzerOptions analysis, FaceAnalyzer analyzer) {
        analysis.keypointModel().ifPresent(origin -> add("keypoints", origin));
        analysis.expressionModel().ifPresent(origin -> add("expression", origin));
        Optional<DetectorBundle> own = DetectorBundle.named(analysis.detector());
        boolean whole = analysis.detector().equals(FaceDetector.WHOLE_PICTURE);
        if (!whole) {
            add("detector", own.orElseGet(DetectorBundle::shipped).net());
        }
        spreadFactors = analysis.keypointModel()
                .map(ModelMetadata::of)
                .map(metadata -> Keypoint.ALL.stream()
                        .mapToDouble(metadata::spreadFactor)
                        .toArray())
                .orElse(new double[0]);
        description = asset(MediaType.JSON, Json.write(json -> describe(json, analyzer, whole || own.isPresent())));
    }

    private void add(String use, ModelOrigin origin) {
        files.put(use, asset(MediaType.OCTET_STREAM, HttpData.wrap(origin.read())));
    }

    private static Asset asset(MediaType type, HttpData content) {
        return new Asset(
                ResponseHeaders.builder(HttpStatus.OK).contentType(type).build(), content);
    }

    private void describe(JsonGenerator json, FaceAnalyzer analyzer, boolean sameFaces) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("files");
        for (Map.Entry<String, Asset> file : files.entrySet()) {
            json.writeStringField(file.getKey(), firstLike(file.getValue().content()) + ".onnx");
        }
        json.writeEndObject();
        json.writeObjectFieldStart("outputs");
        write(json, "keypoints", labels(Keypoint.ALL));
        write(
                json,
                "expression",
                analyzer.labels().expressions().stream().map(Expression::label).toList());
        json.writeEndObject();
        json.writeBooleanField("sameFaces", sameFaces);
        json.writeObjectFieldStart("constants");
        for (Map.Entry<String, Double> constant : DetectorBundle.constants().entrySet()) {
            json.writeNumberField(constant.getKey(), constant.getValue());
        }
        json.writeNumberField("minRoll", Alignment.MIN_ROLL);
        json.writeNumberField("minOff", Alignment.MIN_OFF);
        json.writeNumberField("minOffExpression", Alignment.MIN_OFF_EXPRESSION);
        json.writeNumberField("maxOff", Alignment.MAX_OFF);
        json.writeNumberField("maxLarger", Alignment.MAX_LARGER);
        writeFrame(json);
        writeUncertainties(json);
        json.writeNumberField("minShown", FaceAnalyzer.MIN_SHOWN);
        json.writeNumberField("sureFrom", analyzer.sureFrom());
        json.writeNumberField("sharpFrom", SmallFaces.SHARP_FROM);
        json.writeNumberField("knownFrom", SmallFaces.KNOWN_FROM);
        json.writeNumberField("smallFaceExponent", SmallFaces.EXPONENT);
        json.writeNumberField("smallFaceSureFrom", SmallFaces.SURE_FROM);
        json.writeNumberField("inputSize", ModelMetadata.INPUT_SIZE);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeUncertainties(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("quarterTurns");
        json.writeNumberField("doubtful", QuarterTurns.DOUBTFUL);
        json.writeNumberField("clearer", QuarterTurns.CLEARER);
        json.writeNumberField("sure", QuarterTurns.SURE);
        json.writeEndObject();
        json.writeObjectFieldStart("hiddenMouth");
        json.writeNumberField("uncertain", HiddenMouth.UNCERTAIN);
        json.writeNumberField("thanEyes", HiddenMouth.THAN_EYES);
        write(json, "mouth", labels(HiddenMouth.MOUTH));
        write(json, "eyes", labels(HiddenMouth.EYES));
        json.writeEndObject();
        json.writeArrayFieldStart("spreadFactors");
        for (double factor : spreadFactors) {
            json.writeNumber(factor);
        }
        json.writeEndArray();
    }

    private static void writeFrame(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("frame");
        json.writeNumberField("side", KaggleFrame.SIDE);
        json.writeObjectFieldStart("mean");
        for (Keypoint point : KaggleFrame.MEAN.points()) {
            json.writeArrayFieldStart(point.label());
            json.writeNumber(KaggleFrame.MEAN.x(point));
            json.writeNumber(KaggleFrame.MEAN.y(point));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The first name of a file with this content, so that browsers do not load the same file twice. */
    private String firstLike(HttpData content) {
        return files.entrySet().stream()
                .filter(file -> file.getValue().content().equals(content))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static List<String> labels(List<Keypoint> points) {
        return points.stream().map(Keypoint::label).toList();
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        String name = context.path().substring(FOLDER.length());
        if (name.equals("models.json")) {
            return description.serve(context, request);
        }
        for (Map.Entry<String, Asset> file : files.entrySet()) {
            if (name.equals(file.getKey() + ".onnx")) {
                return file.getValue().serve(context, request);
            }
        }
        return Errors.response(HttpStatus.NOT_FOUND, "unknown path " + Quoted.of(context.path()));
    }
}
