package dev.mien.report;

import dev.mien.Amount;
import dev.mien.Keypoint;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.CropPixels;
import dev.mien.evaluate.Duplicates;
import dev.mien.evaluate.EvaluationText;
import dev.mien.evaluate.KeypointAnswers;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.image.GrayImage;
import dev.mien.metric.KeypointMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The section on the errors of a key point model. */
final class KeypointSection {
    private static final int FACES = 16;

    private final ReportFolder folder;
    private final KeypointEvaluation evaluation;
    private final Dataset data;

    private KeypointSection(ReportFolder folder, KeypointEvaluation evaluation, Dataset data) {
        this.folder = folder;
        this.evaluation = evaluation;
        this.data = data;
    }

    static Section of(ReportFolder folder, KeypointEvaluation evaluation, Dataset data) throws IOException {
        KeypointSection section = new KeypointSection(folder, evaluation, data);
        KeypointMetrics metrics = evaluation.metrics();
        List<Block> blocks = new ArrayList<>(List.of(
                section.figures(),
                new Block.Note(EvaluationText.SEED_ACCURACY.replace('\n', ' ').strip())));
        if (evaluation.files().size() > 1) {
            blocks.add(section.files());
        }
        KeypointCharts figures = new KeypointCharts(folder, evaluation, data);
        blocks.addAll(figures.main());
        blocks.add(section.random());
        blocks.add(new Block.Fold("The worst faces", List.of(section.worst())));
        List<Block> more = new ArrayList<>(figures.more());
        more.add(section.points());
        blocks.add(new Block.Fold("More figures: PCK, the mean face, each point in numbers", more));
        return new Section(
                "keypoints",
                "Key points",
                "The points of " + Words.count(metrics.n(), "face") + " are off by "
                        + Words.number(metrics.rmsePx(), 3) + " pixels of the 96x96 crop (root mean square error)"
                        + evaluation
                                .meanFace()
                                .map(mean -> "; answering the mean face of the training part each time would give "
                                        + Words.number(mean.rmsePx(), 3) + ".")
                                .orElse("."),
                blocks);
    }

    private Block figures() {
        KeypointMetrics metrics = evaluation.metrics();
        Optional<KeypointMetrics> mean = evaluation.meanFace();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("RMSE, pixels", metrics.rmsePx(), mean.map(KeypointMetrics::rmsePx)));
        rows.add(row("mean absolute error, pixels", metrics.maePx(), mean.map(KeypointMetrics::maePx)));
        rows.add(row(
                "NME: mean error / distance of the eye centres",
                metrics.nmeInterocular(),
                mean.map(KeypointMetrics::nmeInterocular)));
        rows.add(row("AUC of the error curve up to 8 %", metrics.auc08(), mean.map(KeypointMetrics::auc08)));
        rows.add(row("failure rate at 8 %", metrics.failure08(), mean.map(KeypointMetrics::failure08)));
        rows.add(row("PCK at 5 %", metrics.pck05(), mean.map(KeypointMetrics::pck05)));
        rows.add(row("PCK at 10 %", metrics.pck10(), mean.map(KeypointMetrics::pck10)));
        rows.add(row("seed_accuracy (see below)", metrics.seedAccuracy(), mean.map(KeypointMetrics::seedAccuracy)));
        evaluation
                .duplicates()
                .filter(duplicates -> duplicates.rows() > 0)
                .ifPresent(duplicates -> rows.add(withoutCopies(duplicates)));
        return mean.isPresent()
                ? new Block.Table("All points together", List.of("figure", "the model", "mean face"), rows)
                : new Block.Table(
                        "All points together",
                        List.of("figure", "the model"),
                        rows.stream().map(row -> row.subList(0, 2)).toList());
    }

    private static List<String> withoutCopies(Duplicates duplicates) {
        return row(
                "RMSE without the "
                        + Amount.of(
                                duplicates.rows(),
                                "row that is a copy of a training image",
                                "rows that are copies of training images"),
                duplicates.scoreWithout(),
                Optional.empty());
    }

    private Block files() {
        return new Block.Table(
                "Each data file alone, beside the mean face of its own training rows",
                List.of("file", "faces", "RMSE, pixels", "mean face"),
                evaluation.files().stream()
                        .map(one -> List.of(
                                one.file(),
                                Words.count(one.metrics().n()),
                                Words.number(one.metrics().rmsePx(), 3),
                                Words.number(
                                        one.meanFace()
                                                .map(KeypointMetrics::rmsePx)
                                                .orElse(Double.NaN),
                                        3)))
                        .toList());
    }

    private Block points() {
        return new Block.Table(
                "Root mean square error of each point, pixels",
                List.of("point", "the model", "mean face"),
                Keypoint.ALL.stream()
                        .map(point -> row(
                                point.label(),
                                evaluation.metrics().rmsePx(point),
                                evaluation.meanFace().map(mean -> mean.rmsePx(point))))
                        .toList());
    }

    private static List<String> row(String name, double model, Optional<Double> meanFace) {
        return List.of(name, Words.number(model, 4), Words.number(meanFace.orElse(Double.NaN), 4));
    }

    private Block random() throws IOException {
        return new Block.Gallery(
                "Predicted points beside the truth",
                "Random faces: dots are predicted, rings are marked. The subject's left is blue, its right orange.",
                cards("random", FaceCards.sample(evaluation.answers().size(), FACES, 1)));
    }

    private Block worst() throws IOException {
        KeypointAnswers answers = evaluation.answers();
        Comparator<Integer> byError = Comparator.comparingDouble(answers::meanErrorPx);
        int[] places = IntStream.range(0, answers.size())
                .boxed()
                .sorted(byError.reversed())
                .limit(FACES)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Block.Gallery(
                "The worst faces",
                "The faces whose marked points are farthest off on average, the worst first. A wrong annotation shows here too.",
                cards("worst", places));
    }

    private List<Card> cards(String name, int[] places) throws IOException {
        FaceCards faces = new FaceCards(folder);
        List<Card> cards = new ArrayList<>();
        for (int place : places) {
            GrayImage image = data.image(evaluation.answers().rows()[place]);
            cards.add(faces.keypoints(
                    name + "-" + (cards.size() + 1),
                    image,
                    CropPixels.inImage(evaluation.answers().truth().get(place), image),
                    CropPixels.inImage(evaluation.answers().answers().get(place), image),
                    evaluation.answers().meanErrorPx(place)));
        }
        return cards;
    }
}
