package dev.mien.bench;

import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.augment.Augmentation;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.metric.KeypointMetrics;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the cost of inexact boxes for a key point model: the error on held-out rows, and on the same rows shifted
 * and scaled by up to 12 % of the crop and rotated by up to 20 degrees, drawn uniformly; for data with whole pictures
 * also with boxes in them, where badly placed faces are read a second time ({@link BoxJitter}).
 */
final class KeypointJitter {
    private static final int TIMES = 5; // draws of each row
    private static final int FACE = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    private static final AugmentationPipeline JITTER = AugmentationPipeline.of(
            "jitter", List.of(Augmentation.rotation(20), Augmentation.zoom(.12), Augmentation.shift(.12)));

    private final KeypointModel model;
    private final KeypointDataset data;
    private final List<Integer> rows;

    private KeypointJitter(KeypointModel model, KeypointDataset data, List<Integer> rows) {
        this.model = model;
        this.data = data;
        this.rows = rows;
    }

    /**
     * Arguments: {@code shipped} or a model file; the split file of the run; the file whose rows are scored; all data files
     * of the run in their order.
     */
    public static void main(String[] arguments) throws IOException {
        ModelOrigin source = ModelArgument.origin(arguments[0], Task.KEYPOINTS);
        List<Path> files = Arrays.stream(arguments).skip(3).map(Path::of).toList();
        KeypointDataset data = Datasets.keypoints(files, LoadOptions.defaults());
        String scored = arguments[2];
        List<Integer> rows = Arrays.stream(SplitFile.read(Path.of(arguments[1])).test())
                .filter(row -> isOf(scored, data.place(row)))
                .boxed()
                .toList();
        if (rows.isEmpty()) {
            throw new UserError("no row of it was held out", scored, "name one of the data files");
        }
        try (KeypointModel model = KeypointModel.open(source, ModelOptions.defaults())) {
            KeypointJitter bench = new KeypointJitter(model, data, rows);
            print(scored, "rows", bench.score(AugmentationPipeline.none(), 1), bench.score(JITTER, TIMES));
        }
        List<KeypointDataset.Surroundings> faces = rows.stream()
                .flatMap(row -> data.row(row).surroundings().stream())
                .toList();
        if (faces.isEmpty()) {
            return; // crops alone, in which no box can be moved
        }
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().keypoints(source).withoutExpression().build()) {
            BoxJitter boxes = new BoxJitter(analyzer);
            print(scored, "boxes", boxes.exact(faces), boxes.moved(faces));
        }
    }

    private static boolean isOf(String file, String place) {
        return place.substring(place.lastIndexOf('/') + 1).startsWith(file + ":");
    }

    private static void print(String scored, String what, KeypointMetrics plain, KeypointMetrics moved) {
        System.out.println("| " + what + " of " + scored + " held out | n | RMSE, px | NME, % |");
        System.out.println("|---|---|---|---|");
        print("as they are", plain);
        print("moved, scaled and turned", moved);
        System.out.printf(
                Locale.ROOT,
                "%nRMSE %+.1f %%, NME %+.1f %%%n%n",
                100 * (moved.rmsePx() / plain.rmsePx() - 1),
                100 * (moved.nmeInterocular() / plain.nmeInterocular() - 1));
    }

    private static void print(String name, KeypointMetrics metrics) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.2f |%n",
                name,
                metrics.n(),
                metrics.rmsePx(),
                100 * metrics.nmeInterocular());
    }

    private KeypointMetrics score(AugmentationPipeline pipeline, int times) {
        List<Keypoints> truth = new ArrayList<>();
        List<Keypoints> answers = new ArrayList<>();
        float[] image = new float[FACE];
        for (int row : rows) {
            FaceSample face = new FaceSample(data.image(row), data.keypoints(row));
            for (int time = 0; time < times; time++) {
                Keypoints points = pipeline.read(face, row, time, image, 0);
                if (points.count() > 0) {
                    truth.add(points);
                    answers.add(Keypoints.of(model.run(image, 1)));
                }
            }
        }
        return KeypointMetrics.of(truth, answers);
    }
}
