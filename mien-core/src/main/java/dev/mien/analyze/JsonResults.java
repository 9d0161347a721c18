package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.Measures;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Faces as JSON, with objects for box, expression and points. */
final class JsonResults extends JsonObjects<FaceResult> {
    JsonResults(Writer target) throws IOException {
        super(target, "faces");
    }

    @Override
    void fields(FaceResult result) throws IOException {
        Face face = result.face();
        json.writeStringField("source", result.source());
        if (result.frame().isPresent()) {
            json.writeNumberField("frame", result.frame().getAsInt());
        }
        if (result.time().isPresent()) {
            number("time_s", Decimal.length(result.time().getAsDouble()));
        }
        if (result.track().isPresent()) {
            json.writeNumberField("track", result.track().getAsInt());
        }
        json.writeNumberField("face", result.number());
        box(face.box());
        number("detection_score", Decimal.share(face.detectionScore()));
        if (face.expression().isPresent()) {
            expression(face.expression().get());
        }
        keypoints(face.keypoints());
        if (face.measures().isPresent()) {
            measures(face.measures().get());
        }
        if (result.truth().isPresent()) {
            truth(result.truth().get());
        }
    }

    private void box(Box box) throws IOException {
        json.writeObjectFieldStart("box");
        number("left", Decimal.length(box.left()));
        number("top", Decimal.length(box.top()));
        number("right", Decimal.length(box.right()));
        number("bottom", Decimal.length(box.bottom()));
        json.writeEndObject();
    }

    private void expression(ExpressionScores scores) throws IOException {
        json.writeObjectFieldStart("expression");
        json.writeStringField("label", Answer.label(scores));
        number("confidence", Decimal.share(scores.confidence()));
        json.writeBooleanField("sure", scores.isSure());
        json.writeObjectFieldStart("probabilities");
        float[] shares = scores.probabilities();
        List<Expression> expressions = scores.labels().expressions();
        for (int i = 0; i < shares.length; i++) {
            number(expressions.get(i).label(), Decimal.share(shares[i]));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void keypoints(Optional<Keypoints> keypoints) throws IOException {
        if (keypoints.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("keypoints");
        for (Keypoint point : Keypoint.ALL) {
            if (keypoints.get().has(point)) {
                json.writeArrayFieldStart(point.label());
                json.writeNumber(Decimal.length(keypoints.get().x(point)));
                json.writeNumber(Decimal.length(keypoints.get().y(point)));
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void measures(Measures measures) throws IOException {
        json.writeObjectFieldStart("measures");
        for (Measure measure : Measure.ALL) {
            OptionalDouble value = measures.get(measure);
            if (value.isPresent()) {
                number(measure.label(), Decimal.length(value.getAsDouble()));
            }
        }
        json.writeEndObject();
    }

    private void truth(Truth truth) throws IOException {
        json.writeObjectFieldStart("truth");
        if (truth.expression().isPresent()) {
            json.writeStringField("expression", truth.expression().get().label());
        }
        keypoints(truth.keypoints());
        json.writeEndObject();
    }

    private void number(String name, String value) throws IOException {
        json.writeFieldName(name);
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
