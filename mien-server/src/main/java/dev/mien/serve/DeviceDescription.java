package dev.mien.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpData;
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
import dev.mien.model.ModelMetadata;
import dev.mien.serve.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Describes to the page how to analyze pictures in the browser: the models' files and outputs, and the constants of the steps
 * from a picture to its faces, each of which is documented where it is defined.
 *
 * @param files the names of the model files by their use
 * @param findsSameFaces whether the detector among them is that of the server, and has the same settings
 * @param analysis the options with the models
 * @param analyzer the analyzer that uses these models on the server
 */
record DeviceDescription(
        Map<String, String> files, boolean findsSameFaces, AnalyzerOptions analysis, FaceAnalyzer analyzer) {
    /** The description as JSON. */
    HttpData json() {
        return Json.write(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("files");
        for (Map.Entry<String, String> file : files.entrySet()) {
            json.writeStringField(file.getKey(), file.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("outputs");
        write(json, "keypoints", labels(Keypoint.ALL));
        write(
                json,
                "expression",
                analyzer.labels().expressions().stream().map(Expression::label).toList());
        json.writeEndObject();
        json.writeBooleanField("sameFaces", findsSameFaces);
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
        for (double factor : spreadFactors()) {
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

    /** The factors of the points' spreads; none without a key point model. */
    private double[] spreadFactors() {
        return analysis.keypointModel()
                .map(ModelMetadata::of)
                .map(metadata -> Keypoint.ALL.stream()
                        .mapToDouble(metadata::spreadFactor)
                        .toArray())
                .orElse(new double[0]);
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
}
