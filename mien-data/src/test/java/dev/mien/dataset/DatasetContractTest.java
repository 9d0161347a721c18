package dev.mien.dataset;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Both kinds of data sets keep the contract. */
class DatasetContractTest {
    @Nested
    class Keypoints extends DatasetContract {
        @Override
        List<String> lines() {
            return Texts.keypoints(ROWS);
        }

        @Override
        Dataset read(Path file, LoadOptions options) {
            return Datasets.keypoints(List.of(file), options);
        }
    }

    @Nested
    class Expressions extends DatasetContract {
        @Override
        List<String> lines() {
            return Texts.fer(ROWS);
        }

        @Override
        Dataset read(Path file, LoadOptions options) {
            return Datasets.expressions(List.of(file), options);
        }
    }
}
