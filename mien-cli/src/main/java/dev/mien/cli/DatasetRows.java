package dev.mien.cli;

import dev.mien.analyze.Truth;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.Luma;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of a data file as pictures whose truth is known. Apart from the rest, since most commands need no loader. */
final class DatasetRows {
    private DatasetRows() {}

    /** Hands over every good row, then names the bad ones. */
    static void read(Path file, PredictInputs.Sink sink) {
        Dataset dataset = Datasets.any(List.of(file), LoadOptions.defaults().withBadRowLimit(1));
        BadRows bad = dataset.badRows();
        sink.expect(dataset.size() + bad.count());
        for (int row = 0; row < dataset.size() && !sink.isFull(); row++) {
            String place = dataset.place(row);
            sink.picture(new PredictInputs.Picture(
                    place,
                    Path.of(place.replace(':', '-')),
                    Luma.picture(dataset.image(row)),
                    true,
                    truth(dataset, row)));
        }
        if (!sink.isFull()) {
            bad.first().forEach(message -> sink.failed(1, message));
            int more = bad.count() - bad.first().size();
            if (more > 0) {
                sink.failed(more, dataset.name() + ": " + more + " more rows were skipped");
            }
        }
    }

    private static Optional<Truth> truth(Dataset dataset, int row) {
        if (dataset instanceof ExpressionDataset expressions) {
            return Optional.of(Truth.of(expressions.expression(row)));
        }
        KeypointDataset keypoints = (KeypointDataset) dataset;
        return Optional.of(keypoints.keypoints(row))
                .filter(points -> points.count() > 0)
                .map(Truth::of);
    }
}
