package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.metric.KeypointMetrics;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Evaluates a model on the rows of a data set, with exactly the same code as for a user's pictures. */
final class Evaluator {
    private static final int AT_ONCE = 256; // rows between two reports of progress

    private Evaluator() {}

    /**
     * Scores an expression model.
     *
     * @param labels the label set of the answers: the model's own, or one that it can be projected to
     * @param rows the rows to score; those with classes outside {@code labels} are left out
     * @param training the training rows, where they are known
     * @param progress told how many rows have just been answered
     * @throws UserError when no row is left, or the model cannot answer in these classes
     */
    static ExpressionEvaluation expressions(
            ExpressionModel model,
            LabelSet labels,
            ExpressionDataset dataset,
            int[] rows,
            Optional<TrainingPart> training,
            IntConsumer progress) {
        model.labels().project(new float[model.labels().size()], labels); // refuses classes that the model lacks
        int[] known = Arrays.stream(rows)
                .filter(row -> labels.indexOf(dataset.expression(row)) >= 0)
                .toArray();
        requireRows(known, "no row of the classes '" + labels.label() + "'", dataset.name());
        List<Expression> truth = each(known, dataset::expression);
        List<ExpressionScores> scores = answer(each(known, dataset::image), model::predict, progress);
        Optional<int[]> copies = training.map(part -> places(known, part.copies(dataset, known)));
        return ExpressionEvaluation.of(labels, new ExpressionAnswers(known, truth, scores, copies));
    }

    /**
     * Scores a key point model, in pixels of the 96x96 crop. A model that reads below the crop is given what is there,
     * if the row has surroundings.
     *
     * @param rows the rows to score; those without any annotation are left out
     * @param points the number of points to score, the first ones of {@link Keypoint#EXTENDED}
     * @param training the training rows, where they are known
     * @param progress told how many rows have just been answered
     * @throws UserError when no row is left
     */
    static KeypointEvaluation keypoints(
            KeypointModel model,
            KeypointDataset dataset,
            int[] rows,
            int points,
            Optional<TrainingPart> training,
            IntConsumer progress) {
        int[] marked = Arrays.stream(rows)
                .filter(row -> dataset.keypoints(row).count() > 0)
                .toArray();
        requireRows(marked, "no row with a marked point", dataset.name());
        boolean below = model.cropHeight() > 1;
        List<KeypointSample> faces = each(marked, row -> KeypointSample.of(dataset.row(row), below));
        List<Keypoints> truth = faces.stream()
                .map(face -> points == Keypoint.COUNT ? face.truth().kaggle() : face.truth())
                .toList();
        List<Keypoints> answers = answer(faces, some -> KeypointSample.ask(model, some), progress);
        return new KeypointEvaluation(
                KeypointMetrics.of(truth, answers),
                training.flatMap(part -> meanFace(part, truth)),
                training.map(part -> {
                    int[] copies = places(marked, part.copies(dataset, marked));
                    int[] fresh = IntStream.range(0, marked.length)
                            .filter(place -> Arrays.binarySearch(copies, place) < 0)
                            .toArray();
                    return new Duplicates(
                            copies.length,
                            KeypointMetrics.of(each(fresh, truth::get), each(fresh, answers::get))
                                    .rmsePx());
                }),
                fileScores(each(marked, dataset::file), truth, answers, training),
                new KeypointAnswers(marked, truth, answers));
    }

    /** The metrics for the rows of each file, in the order of the files. */
    private static List<KeypointEvaluation.FileScore> fileScores(
            List<String> files, List<Keypoints> truth, List<Keypoints> answers, Optional<TrainingPart> training) {
        List<KeypointEvaluation.FileScore> scores = new ArrayList<>();
        for (String file : new LinkedHashSet<>(files)) {
            int[] places = IntStream.range(0, files.size())
                    .filter(place -> files.get(place).equals(file))
                    .toArray();
            List<Keypoints> own = each(places, truth::get);
            scores.add(new KeypointEvaluation.FileScore(
                    file,
                    KeypointMetrics.of(own, each(places, answers::get)),
                    training.map(part ->
                                    part.where(row -> part.dataset().file(row).equals(file)))
                            .flatMap(part -> meanFace(part, own))));
        }
        return scores;
    }

    private static Optional<KeypointMetrics> meanFace(TrainingPart training, List<Keypoints> truth) {
        return training.meanFace()
                .map(mean -> KeypointMetrics.of(
                        truth, truth.stream().map(face -> mean).toList()));
    }

    private static <F, T> List<T> answer(List<F> faces, Function<List<F>, List<T>> model, IntConsumer progress) {
        List<T> answers = new ArrayList<>(faces.size());
        for (int start = 0; start < faces.size(); start += AT_ONCE) {
            List<F> some = faces.subList(start, Math.min(faces.size(), start + AT_ONCE));
            answers.addAll(model.apply(some));
            progress.accept(some.size());
        }
        return answers;
    }

    /** The indices in {@code rows} of those that are in {@code others}; both are ascending. */
    private static int[] places(int[] rows, int[] others) {
        return IntStream.range(0, rows.length)
                .filter(i -> Arrays.binarySearch(others, rows[i]) >= 0)
                .toArray();
    }

    /** A value for each of these numbers. */
    static <T> List<T> each(int[] numbers, IntFunction<T> value) {
        return Arrays.stream(numbers).mapToObj(value).toList();
    }

    private static void requireRows(int[] rows, String problem, String name) {
        if (rows.length == 0) {
            throw new UserError(
                    problem + " in the part to score", name, "choose another part by the option split, or other data");
        }
    }
}
