package dev.mien.train.targets;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Corrects systematic differences between data files annotated by different rules: in one, a brow may end where the
 * hair does, in another where the bone does. The mean offset of a file's annotations from the answers of a model
 * trained on the first file is subtracted from them. Test rows are not changed.
 *
 * @param corrected the same rows, with corrected annotations in training and validation rows that are not from the
 *     first row's file
 * @param description the model used, for the model file
 */
public record AnnotationCorrection(KeypointDataset corrected, String description) {
    private static final int BATCH = 256;

    /**
     * Corrects the annotations.
     *
     * @param origin a model trained on rows of the first file in the training part of the split
     * @throws dev.mien.UserError when it is not a key point model
     */
    public static AnnotationCorrection of(ModelOrigin origin, KeypointDataset dataset, Split split, int threads) {
        String description = "annotations corrected by model " + DataHash.start(DataHash.of(origin.read()));
        try (KeypointModel model = KeypointModel.open(origin, new ModelOptions(threads, false))) {
            return new AnnotationCorrection(corrected(model, dataset, split), description);
        }
    }

    private static KeypointDataset corrected(KeypointModel model, KeypointDataset dataset, Split split) {
        String first = dataset.file(0);
        Map<String, List<Integer>> rowsByFile = IntStream.concat(
                        Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .boxed()
                .filter(row -> !dataset.file(row).equals(first))
                .collect(Collectors.groupingBy(dataset::file));
        List<KeypointDataset.Row> rows = new ArrayList<>(
                IntStream.range(0, dataset.size()).mapToObj(dataset::row).toList());
        rowsByFile.values().forEach(ofFile -> {
            float[] offset = offset(model, dataset, ofFile);
            ofFile.forEach(row -> rows.set(row, moved(dataset.row(row), offset)));
        });
        return new KeypointDataset(dataset.name(), rows, dataset.badRows());
    }

    /**
     * The mean of annotation minus answer over the rows, in sides of the picture; 0 for a coordinate that is never
     * annotated.
     */
    private static float[] offset(KeypointModel model, KeypointDataset dataset, List<Integer> rows) {
        double[] sums = new double[2 * Keypoint.COUNT];
        int[] known = new int[sums.length];
        for (int first = 0; first < rows.size(); first += BATCH) {
            List<Integer> batch = rows.subList(first, Math.min(rows.size(), first + BATCH));
            List<GrayImage> images = batch.stream().map(dataset::image).toList();
            List<Keypoints> answers = model.predict(images);
            for (int i = 0; i < batch.size(); i++) {
                float[] annotation = dataset.keypoints(batch.get(i)).toArray(Keypoint.COUNT);
                float[] answer = answers.get(i).toArray(Keypoint.COUNT);
                for (int j = 0; j < annotation.length; j++) {
                    if (!Float.isNaN(annotation[j])) {
                        sums[j] += (annotation[j] - answer[j]) / side(images.get(i), j);
                        known[j]++;
                    }
                }
            }
        }
        float[] offset = new float[sums.length];
        for (int j = 0; j < offset.length; j++) {
            offset[j] = known[j] == 0 ? 0 : (float) (sums[j] / known[j]);
        }
        return offset;
    }

    private static KeypointDataset.Row moved(KeypointDataset.Row row, float[] offset) {
        float[] annotation = row.keypoints().toArray();
        for (int j = 0; j < offset.length; j++) {
            annotation[j] -= offset[j] * side(row.image(), j);
        }
        return row.withKeypoints(Keypoints.of(annotation));
    }

    private static int side(GrayImage image, int coordinate) {
        return coordinate % 2 == 0 ? image.width() : image.height();
    }
}
