package dev.mien.cli.predict;

import dev.mien.cli.console.DataNotes;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import dev.mien.result.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of a data file as faces with annotations. A separate class, so that the loaders are not loaded by most
 * commands.
 */
final class DatasetRows {
    private DatasetRows() {}

    /**
     * All good rows, and the problems of the others.
     *
     * @param output receives notes on the meaning of class numbers
     */
    static PredictInput.Rows read(Path file, PredictOutput output) {
        Dataset dataset = Datasets.any(List.of(file), LoadOptions.defaults().withBadRowLimit(1));
        dataset.notes().forEach(output::note);
        return new PredictInput.Rows(file.toString(), new Rows(dataset));
    }

    private record Rows(Dataset dataset) implements PredictInput.Crops {
        @Override
        public int size() {
            return dataset.size();
        }

        @Override
        public PredictInput.Crop get(int row) {
            String place = dataset.place(row);
            return new PredictInput.Crop(
                    place, Path.of(place.replace(':', '-')), dataset.image(row), truth(dataset, row));
        }

        @Override
        public int bad() {
            return dataset.badRows().count();
        }

        @Override
        public List<String> messages() {
            return DataNotes.skipped(dataset);
        }
    }

    private static Optional<Truth> truth(Dataset dataset, int row) {
        Dataset.Row known = dataset.row(row);
        return Optional.of(new Truth(known.annotation(), known.label())).filter(Truth::isKnown);
    }
}
