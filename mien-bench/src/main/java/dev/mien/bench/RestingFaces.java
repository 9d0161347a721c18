package dev.mien.bench;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures the benefit of a baseline for persons whose resting face is misread: simulated persons with individual
 * offsets in the logarithms of the probabilities, who are first neutral and then show faces of FER-2013's PublicTest.
 */
final class RestingFaces {
    private static final int PERSONS = 400;
    private static final int AT_REST = 15;
    private static final int SHOWN = 20;
    private static final double FRAME_SECONDS = 1.2; // a mean over time has forgotten the frame before

    private static final double[] OFFSETS = {0, .5, 1, 1.5, 2};

    private final List<ExpressionScores> answers;
    private final Expression[] truth;
    private final int[] neutral;

    private RestingFaces(List<ExpressionScores> answers, Expression... truth) {
        this.answers = answers;
        this.truth = truth;
        this.neutral = IntStream.range(0, truth.length)
                .filter(i -> truth[i] == Expression.NEUTRAL)
                .toArray();
    }

    /** Arguments: fer2013.csv.gz. */
    public static void main(String[] arguments) throws IOException {
        ExpressionDataset faces = Datasets.expressions(List.of(Path.of(arguments[0])), LoadOptions.defaults());
        int[] rows = PublicTest.rows(faces, LabelSet.SEVEN);
        try (ExpressionModel model =
                ExpressionModel.open(ModelOrigin.shipped(Task.EXPRESSION), ModelOptions.defaults())) {
            RestingFaces bench = new RestingFaces(
                    model.predict(Arrays.stream(rows).mapToObj(faces::image).toList()),
                    Arrays.stream(rows).mapToObj(faces::expression).toArray(Expression[]::new));
            System.out.println("deviation of the offsets, right without a baseline, with one");
            for (double offset : OFFSETS) {
                System.out.printf(
                        Locale.ROOT,
                        "%.1f, %.1f %%, %.1f %%%n",
                        offset,
                        100 * bench.right(offset, 0),
                        100 * bench.right(offset, AT_REST * FRAME_SECONDS));
            }
        }
    }

    private double right(double deviation, double baselineSeconds) {
        Random random = new Random(1);
        int hits = 0;
        for (int person = 0; person < PERSONS; person++) {
            double[] offsets = IntStream.range(0, LabelSet.SEVEN.size())
                    .mapToDouble(i -> deviation * random.nextGaussian())
                    .toArray();
            Script script = new Script();
            FaceTracker tracker = new FaceTracker(
                    script, TrackerOptions.defaults().withEvery(1).withBaseline(baselineSeconds));
            for (int frame = 0; frame < AT_REST + SHOWN; frame++) {
                int row = frame < AT_REST ? neutral[random.nextInt(neutral.length)] : random.nextInt(truth.length);
                script.scores = offset(answers.get(row), offsets);
                Face face = tracker.next(VideoFrame.of(frame, frame * FRAME_SECONDS, Script.PICTURE))
                        .get(0)
                        .face();
                hits += frame >= AT_REST && face.expression().orElseThrow().best() == truth[row] ? 1 : 0;
            }
        }
        return hits / (double) (PERSONS * SHOWN);
    }

    private static ExpressionScores offset(ExpressionScores scores, double... offsets) {
        float[] shares = scores.probabilities();
        float sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= (float) Math.exp(offsets[i]);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return new ExpressionScores(scores.labels(), shares);
    }

    /** A reader with a single, always visible face. */
    private static final class Script implements FaceReader {
        static final BufferedImage PICTURE = new BufferedImage(96, 96, BufferedImage.TYPE_3BYTE_BGR);
        private static final Box PLACE = new Box(10, 10, 80, 80);

        ExpressionScores scores = new ExpressionScores(LabelSet.SEVEN, new float[LabelSet.SEVEN.size()]);

        @Override
        public List<Detection> detect(GrayImage picture) {
            return List.of(new Detection(PLACE, 1));
        }

        @Override
        public List<Face> read(GrayImage picture, List<Box> boxes) {
            return boxes.stream()
                    .map(box -> new Face(box, 1, Optional.empty(), Optional.of(scores)))
                    .toList();
        }
    }
}
