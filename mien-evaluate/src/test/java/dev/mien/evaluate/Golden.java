package dev.mien.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The numbers that {@code mien-bench/golden/evaluation_metrics.py} made with scikit-learn. */
final class Golden {
    private Golden() {}

    /** One set of answers and what scikit-learn says of it. */
    record ExpressionCase(LabelSet labels, List<Expression> truth, List<ExpressionScores> answers, JsonNode expected) {}

    static List<ExpressionCase> expressions() {
        List<ExpressionCase> cases = new ArrayList<>();
        for (JsonNode node : read().get("expression")) {
            LabelSet labels = LabelSet.ofLabel(node.get("labels").asText());
            List<Expression> truth = new ArrayList<>();
            node.get("truth")
                    .forEach(name -> truth.add(Expression.valueOf(name.asText().toUpperCase(Locale.ROOT))));
            List<ExpressionScores> answers = new ArrayList<>();
            node.get("probabilities").forEach(row -> answers.add(new ExpressionScores(labels, floats(row))));
            cases.add(new ExpressionCase(labels, truth, answers, node));
        }
        return cases;
    }

    /** The answers of a case, scored. */
    static ExpressionEvaluation evaluation(ExpressionCase golden, Optional<int[]> copies) {
        int[] rows = IntStream.range(0, golden.truth().size()).toArray();
        return ExpressionEvaluation.of(
                golden.labels(), new ExpressionAnswers(rows, golden.truth(), golden.answers(), copies));
    }

    static JsonNode keypoints() {
        return read().get("keypoints").get(0);
    }

    static List<Keypoints> faces(JsonNode rows) {
        List<Keypoints> faces = new ArrayList<>();
        rows.forEach(row -> faces.add(Keypoints.of(floats(row))));
        return faces;
    }

    private static float[] floats(JsonNode row) {
        float[] numbers = new float[row.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.get(i).isNull()
                    ? Float.NaN
                    : Float.parseFloat(row.get(i).asText());
        }
        return numbers;
    }

    private static JsonNode read() {
        try (InputStream stream = Objects.requireNonNull(Golden.class.getResourceAsStream("golden.json"))) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
