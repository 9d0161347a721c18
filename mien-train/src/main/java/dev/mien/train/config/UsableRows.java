package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a data set that a net can learn from. */
public final class UsableRows {
    private UsableRows() {}

    /**
     * Those of these rows that have a class in {@code labels}, or an annotated point.
     *
     * @param labels the label set; null for key points
     */
    public static int[] of(Dataset dataset, int[] rows, @Nullable LabelSet labels) {
        return Arrays.stream(rows)
                .filter(row -> isUsable(dataset.row(row), labels))
                .toArray();
    }

    private static boolean isUsable(Dataset.Row row, @Nullable LabelSet labels) {
        return row.label()
                .map(label -> labels == null || labels.indexOf(label) >= 0)
                .orElse(row.annotation().isPresent());
    }
}
