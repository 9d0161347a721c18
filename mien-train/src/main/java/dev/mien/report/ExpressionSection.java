package dev.mien.report;

import dev.mien.Expression;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.metric.ClassMetrics;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.Ranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The section on the metrics of an expression model for a label set. */
final class ExpressionSection {
    private static final int RANDOM = 12;
    private static final int MISTAKES = 6;
    private static final double NONE = Double.NaN; // a figure that a row does not have

    private final ReportFolder folder;
    private final String prefix;
    private final ExpressionEvaluation evaluation;
    private final Dataset data;

    private ExpressionSection(ReportFolder folder, ExpressionEvaluation evaluation, Dataset data) {
        this.folder = folder;
        this.prefix = evaluation.metrics().labels().label() + "-";
        this.evaluation = evaluation;
        this.data = data;
    }

    /** The same section collapsed, for the scores over another label set. */
    static Section folded(ReportFolder folder, ExpressionEvaluation evaluation, Dataset data) throws IOException {
        Section whole = of(folder, evaluation, data);
        return new Section(
                whole.id(),
                whole.title(),
                whole.intro(),
                List.of(new Block.Fold(
                        "All figures in " + evaluation.metrics().labels().label() + " classes", whole.blocks())));
    }

    static Section of(ReportFolder folder, ExpressionEvaluation evaluation, Dataset data) throws IOException {
        ExpressionSection section = new ExpressionSection(folder, evaluation, data);
        ExpressionMetrics metrics = evaluation.metrics();
        ExpressionCharts figures = new ExpressionCharts(folder, section.prefix, metrics);
        List<Block> blocks = new ArrayList<>(List.of(section.report(), section.groups()));
        blocks.addAll(figures.main());
        blocks.add(section.random());
        List<Block> mistakes = section.mistakes();
        if (!mistakes.isEmpty()) {
            blocks.add(new Block.Fold("Surest mistakes of each class", mistakes));
        }
        blocks.add(new Block.Fold("More figures: counts, ROC, precision and recall, reliability", figures.more()));
        String label = metrics.labels().label();
        return new Section(
                "expression-" + label,
                "Expression, " + label + " classes",
                Words.percent(metrics.accuracy()) + " of " + Words.count(metrics.n(), "row")
                        + " are answered with their class; with 95 % confidence the model's share lies between "
                        + Words.percent(metrics.accuracyCi95().low()) + " and "
                        + Words.percent(metrics.accuracyCi95().high())
                        + " (Wilson's interval). Guessing would get "
                        + Words.percent(1.0 / metrics.labels().size()) + ".",
                blocks);
    }

    /** The table of scikit-learn's classification report, with the areas under both curves. */
    private Block report() {
        ExpressionMetrics metrics = evaluation.metrics();
        List<List<String>> rows = new ArrayList<>();
        List<Expression> classes = metrics.labels().expressions();
        for (int c = 0; c < classes.size(); c++) {
            ClassMetrics one = metrics.perClass().get(c);
            rows.add(row(
                    classes.get(c).label(),
                    one.precision(),
                    one.recall(),
                    one.f1(),
                    one.support(),
                    metrics.rankings().get(c).rocAuc(),
                    metrics.rankings().get(c).averagePrecision()));
        }
        List<Ranking> rankings = metrics.rankings();
        rows.add(row("accuracy", NONE, NONE, metrics.accuracy(), metrics.n(), NONE, NONE));
        rows.add(average(
                "macro avg",
                ExpressionMetrics::macro,
                rankings.stream().mapToDouble(Ranking::rocAuc).average().orElse(NONE),
                rankings.stream()
                        .mapToDouble(Ranking::averagePrecision)
                        .average()
                        .orElse(NONE)));
        rows.add(average("weighted avg", ExpressionMetrics::weighted, NONE, NONE));
        return new Block.Table(
                "Classification report, laid out as scikit-learn's",
                List.of("class", "precision", "recall", "f1-score", "support", "ROC AUC", "average precision"),
                rows);
    }

    private List<String> average(
            String name,
            ToDoubleBiFunction<List<ClassMetrics>, ToDoubleFunction<ClassMetrics>> mean,
            double auc,
            double precision) {
        List<ClassMetrics> classes = evaluation.metrics().perClass();
        return row(
                name,
                mean.applyAsDouble(classes, ClassMetrics::precision),
                mean.applyAsDouble(classes, ClassMetrics::recall),
                mean.applyAsDouble(classes, ClassMetrics::f1),
                evaluation.metrics().n(),
                auc,
                precision);
    }

    private static List<String> row(
            String name, double precision, double recall, double f1, long support, double auc, double average) {
        return List.of(
                name,
                Words.number(precision, 4),
                Words.number(recall, 4),
                Words.number(f1, 4),
                Words.count(support),
                Words.number(auc, 4),
                Words.number(average, 4));
    }

    private Block groups() {
        if (evaluation.duplicates().filter(copies -> copies.rows() == 0).isPresent()) {
            return new Block.Note("None of these rows shows a copy of a training image.");
        }
        return new Block.Table(
                evaluation.groups().size() > 1
                        ? "With and without copies of training images, which a model may know by heart"
                        : "The training images are not known here, so copies of them could not be told apart",
                List.of("rows", "count", "accuracy", "95 % interval", "macro F1", "weighted F1"),
                evaluation.groups().stream()
                        .filter(group -> group.metrics().n() > 0)
                        .map(group -> List.of(
                                group.name(),
                                Words.count(group.metrics().n()),
                                Words.percent(group.metrics().accuracy()),
                                Words.percent(group.metrics().accuracyCi95().low()) + " to "
                                        + Words.percent(
                                                group.metrics().accuracyCi95().high()),
                                Words.number(group.metrics().macroF1(), 4),
                                Words.number(group.metrics().weightedF1(), 4)))
                        .toList());
    }

    private Block random() throws IOException {
        List<Card> cards = cards("random", FaceCards.sample(evaluation.answers().size(), RANDOM, 1));
        long correct = cards.stream()
                .filter(card -> card.verdict() == Card.Verdict.CORRECT)
                .count();
        return new Block.Gallery(
                "Random answers",
                Words.count(cards.size(), "random row") + " with their true class; " + correct
                        + " answered correctly (✓, plain frame), the others wrong (✗, dashed frame).",
                cards);
    }

    private List<Block> mistakes() throws IOException {
        List<Block> galleries = new ArrayList<>();
        for (Expression truth : evaluation.metrics().labels().expressions()) {
            int[] places = IntStream.range(0, evaluation.answers().size())
                    .filter(place -> evaluation.answers().truth().get(place) == truth
                            && !evaluation.answers().isCorrect(place))
                    .boxed()
                    .sorted((a, b) -> Float.compare(confidence(b), confidence(a)))
                    .limit(MISTAKES)
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (places.length > 0) {
                galleries.add(new Block.Gallery(
                        "Surest mistakes: " + truth.label(),
                        "Faces labelled " + truth.label()
                                + " that were answered otherwise with the highest confidence.",
                        cards("mistake-" + truth.label(), places)));
            }
        }
        return galleries;
    }

    private float confidence(int place) {
        return evaluation.answers().scores().get(place).confidence();
    }

    private List<Card> cards(String name, int[] places) throws IOException {
        FaceCards faces = new FaceCards(folder);
        List<Card> cards = new ArrayList<>();
        for (int place : places) {
            cards.add(faces.expression(
                    prefix + name + "-" + (cards.size() + 1),
                    data.image(evaluation.answers().rows()[place]),
                    evaluation.answers().truth().get(place),
                    evaluation.answers().scores().get(place)));
        }
        return cards;
    }
}
