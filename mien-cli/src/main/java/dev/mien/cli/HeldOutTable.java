package dev.mien.cli;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.KeypointMetrics;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a key point model is worth on the rows that training never saw, file by file, next to who answers the mean face of
 * the same file's training rows to every picture. Errors are in pixels of the 96x96 crop.
 */
final class HeldOutTable {
    private final KeypointDataset dataset;
    private final Split split;

    HeldOutTable(KeypointDataset dataset, Split split) {
        this.dataset = dataset;
        this.split = split;
    }

    /** The table as text, a line a file; empty where nothing was held out. */
    String of(KeypointModel model) {
        StringBuilder text = new StringBuilder();
        for (String file : Arrays.stream(split.test())
                .mapToObj(this::file)
                .distinct()
                .sorted()
                .toList()) {
            List<Integer> rows = rows(split.test(), file);
            List<Keypoints> truth = rows.stream().map(this::points).toList();
            List<GrayImage> images = rows.stream().map(dataset::image).toList();
            List<Keypoints> found = model.predict(images);
            List<Keypoints> answers = IntStream.range(0, rows.size())
                    .mapToObj(i -> inCrop(found.get(i), images.get(i)))
                    .toList();
            double rmse = KeypointMetrics.of(truth, answers).rmsePx();
            Keypoints mean = mean(rows(split.train(), file));
            double meanFace = KeypointMetrics.of(truth, Collections.nCopies(rows.size(), mean))
                    .rmsePx();
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %d rows held out, RMSE %.3f px; the mean face %.3f px (%.1f %% of it)%n",
                    file,
                    rows.size(),
                    rmse,
                    meanFace,
                    100 * rmse / meanFace));
        }
        return text.toString();
    }

    private List<Integer> rows(int[] among, String file) {
        return Arrays.stream(among)
                .filter(row -> file(row).equals(file))
                .boxed()
                .collect(Collectors.toList());
    }

    /** The file of a row: its place without the line. */
    private String file(int row) {
        String place = dataset.place(row);
        int colon = place.lastIndexOf(':');
        return colon < 0 ? place : place.substring(0, colon);
    }

    private Keypoints points(int row) {
        return inCrop(dataset.keypoints(row), dataset.image(row));
    }

    private static Keypoints inCrop(Keypoints points, GrayImage image) {
        float scaleX = (float) ModelMetadata.INPUT_SIZE / image.width();
        float scaleY = (float) ModelMetadata.INPUT_SIZE / image.height();
        return points.scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
    }

    private Keypoints mean(List<Integer> rows) {
        float[] mean = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < mean.length; i++) {
            int coordinate = i;
            mean[i] = (float) rows.stream()
                    .mapToDouble(row -> points(row).toArray()[coordinate])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return Keypoints.of(mean);
    }
}
