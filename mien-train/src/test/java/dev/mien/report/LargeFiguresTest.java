package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.evaluate.ExpressionAnswers;
import dev.mien.evaluate.ExpressionEvaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFiguresTest {
    private static final int ROWS = 36_000;

    @TempDir
    Path folder;

    @Test
    void figuresOfAllRowsOfFer2013StaySmall() throws IOException {
        ExpressionEvaluation evaluation = ExpressionEvaluation.of(LabelSet.SEVEN, answers());

        ExpressionCharts figures = new ExpressionCharts(new ReportFolder(folder), "", evaluation.metrics());
        assertThat(figures.main()).hasSize(2);
        assertThat(figures.more()).hasSize(5);
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            assertThat(files).hasSize(18).allMatch(file -> size(file) < 1_000_000);
        }
    }

    private static ExpressionAnswers answers() {
        Random random = new Random(1);
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            Expression expression = Expression.values()[random.nextInt(7)];
            float[] probabilities = new float[7];
            float sum = 0;
            for (int c = 0; c < 7; c++) {
                probabilities[c] = (float) Math.exp(random.nextGaussian() + (c == expression.ordinal() ? 1.5 : 0));
                sum += probabilities[c];
            }
            for (int c = 0; c < 7; c++) {
                probabilities[c] /= sum;
            }
            truth.add(expression);
            scores.add(new ExpressionScores(LabelSet.SEVEN, probabilities));
        }
        return new ExpressionAnswers(IntStream.range(0, ROWS).toArray(), truth, scores, Optional.empty());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
