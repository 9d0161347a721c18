package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
    @TempDir
    Path folder;

    @Test
    void keypointErrorsAreThoseOfThePredictionInPixelsOfTheCrop() throws IOException {
        try (KeypointModel model = Fixtures.keypointModel(folder)) {
            List<GrayImage> images = images(48, 300);
            List<Keypoints> answers = model.predict(images);
            // One and a half pixels of a 48x48 image are three of the crop.
            List<KeypointDataset.Row> rows = IntStream.range(0, images.size())
                    .mapToObj(i -> Fixtures.face(
                            images.get(i), answers.get(i).scaled(1, 1, i % 2 == 0 ? 1.5f : -1.5f, 0), "a.csv:" + i))
                    .toList();
            int[] reported = new int[1];
            KeypointEvaluation evaluation = Evaluator.keypoints(
                    model,
                    Fixtures.keypoints(rows),
                    all(300),
                    Keypoint.COUNT,
                    Optional.empty(),
                    done -> reported[0] += done);
            assertThat(evaluation.metrics().n()).isEqualTo(300);
            assertThat(evaluation.metrics().rmsePx()).isEqualTo(3 / Math.sqrt(2), within(1e-4));
            assertThat(evaluation.metrics().maePx()).isEqualTo(1.5, within(1e-4));
            assertThat(evaluation.meanFace()).isEmpty();
            assertThat(evaluation.duplicates()).isEmpty();
            assertThat(reported[0]).isEqualTo(300);
        }
    }

    @Test
    void theMeanFaceAndCopiesComeFromTheTrainingPart() throws IOException {
        try (KeypointModel model = Fixtures.keypointModel(folder)) {
            List<GrayImage> images = images(96, 3);
            List<KeypointDataset.Row> rows = List.of(
                    Fixtures.face(images.get(0), at(40), "a.csv:2"),
                    Fixtures.face(images.get(1), at(60), "b.csv:2"),
                    Fixtures.face(images.get(0), at(44), "a.csv:3"), // the first image once more
                    Fixtures.face(images.get(2), at(50), "b.csv:3"),
                    Fixtures.face(images.get(2), missing(), "b.csv:4"));
            KeypointDataset data = Fixtures.keypoints(rows);
            KeypointEvaluation evaluation = Evaluator.keypoints(
                    model,
                    data,
                    new int[] {2, 3, 4},
                    Keypoint.COUNT,
                    Optional.of(new TrainingPart(data, new int[] {0, 1})),
                    done -> {});
            assertThat(evaluation.metrics().n()).isEqualTo(2);
            assertThat(evaluation.meanFace().orElseThrow().rmsePx()).isEqualTo(Math.sqrt(18), within(1e-6));
            assertThat(evaluation.files().get(0).file()).isEqualTo("a.csv");
            assertThat(evaluation.files().get(0).meanFace().orElseThrow().rmsePx())
                    .isEqualTo(4, within(1e-6));
            assertThat(evaluation.files().get(1).meanFace().orElseThrow().rmsePx())
                    .isEqualTo(10, within(1e-6));
            double withoutCopy = evaluation.files().get(1).metrics().rmsePx();
            assertThat(evaluation.duplicates()).contains(new Duplicates(1, withoutCopy));
        }
    }

    @Test
    void aSevenModelAnswersInFiveOnTheRowsOfTheFive() throws IOException {
        try (ExpressionModel model = Fixtures.expressionModel(folder, LabelSet.SEVEN)) {
            List<GrayImage> images = images(48, 70);
            List<Expression> truth = IntStream.range(0, 70)
                    .mapToObj(i -> Expression.values()[i % 7])
                    .toList();
            ExpressionEvaluation evaluation = Evaluator.expressions(
                    model, LabelSet.FIVE, dataset(images, truth), all(70), Optional.empty(), done -> {});
            assertThat(evaluation.metrics().labels()).isEqualTo(LabelSet.FIVE);
            assertThat(evaluation.metrics().n()).isEqualTo(50);
            List<ExpressionScores> answers = model.predict(images);
            long hits = IntStream.range(0, 70)
                    .filter(i -> LabelSet.FIVE.indexOf(truth.get(i)) >= 0)
                    .filter(i -> answers.get(i).in(LabelSet.FIVE).best() == truth.get(i))
                    .count();
            assertThat(evaluation.metrics().accuracy()).isEqualTo(hits / 50.0, within(1e-12));
            assertThat(hits).isPositive();
        }
    }

    @Test
    void aFiveModelLeavesOutFearAndNeutralAndCannotAnswerInSeven() throws IOException {
        try (ExpressionModel model = Fixtures.expressionModel(folder, LabelSet.FIVE)) {
            List<GrayImage> images = images(48, 3);
            ExpressionDataset data = dataset(images, List.of(Expression.FEAR, Expression.HAPPY, Expression.NEUTRAL));
            assertThat(Evaluator.expressions(model, LabelSet.FIVE, data, all(3), Optional.empty(), done -> {})
                            .metrics()
                            .n())
                    .isEqualTo(1);
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() ->
                            Evaluator.expressions(model, LabelSet.SEVEN, data, all(3), Optional.empty(), done -> {}))
                    .withMessageContaining("cannot answer in 'seven'");
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> Evaluator.expressions(
                            model, LabelSet.FIVE, data, new int[] {0, 2}, Optional.empty(), done -> {}))
                    .withMessageContaining("no row of the classes 'five'");
        }
    }

    @Test
    void copiesOfTrainingImagesAreLeftOutOfTheSecondAccuracy() throws IOException {
        try (ExpressionModel model = Fixtures.expressionModel(folder, LabelSet.SEVEN)) {
            List<GrayImage> images = images(48, 4);
            List<Expression> answers =
                    model.predict(images).stream().map(ExpressionScores::best).toList();
            // Rows 0 and 1 train; row 2 shows row 0's image and is answered rightly, row 3 and 4 are new and wrong.
            List<GrayImage> shown = List.of(images.get(0), images.get(1), images.get(0), images.get(2), images.get(3));
            List<Expression> truth = List.of(
                    Expression.HAPPY, Expression.SAD, answers.get(0), another(answers.get(2)), another(answers.get(3)));
            ExpressionDataset data = dataset(shown, truth);
            ExpressionEvaluation evaluation = Evaluator.expressions(
                    model,
                    LabelSet.SEVEN,
                    data,
                    new int[] {2, 3, 4},
                    Optional.of(new TrainingPart(data, new int[] {0, 1})),
                    done -> {});
            assertThat(evaluation.metrics().accuracy()).isEqualTo(1 / 3.0, within(1e-12));
            assertThat(evaluation.duplicates()).contains(new Duplicates(1, 0));
        }
    }

    private static Expression another(Expression expression) {
        return Expression.values()[(expression.ordinal() + 1) % 7];
    }

    private static ExpressionDataset dataset(List<GrayImage> images, List<Expression> truth) {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            rows.add(Fixtures.face(images.get(i), truth.get(i), ""));
        }
        return Fixtures.expressions(rows);
    }

    private static List<GrayImage> images(int size, int count) {
        return IntStream.range(0, count).mapToObj(i -> Fixtures.noise(size, i)).toList();
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static Keypoints at(float place) {
        float[] coordinates = new float[30];
        Arrays.fill(coordinates, place);
        return Keypoints.of(coordinates);
    }

    private static Keypoints missing() {
        return at(Float.NaN);
    }
}
