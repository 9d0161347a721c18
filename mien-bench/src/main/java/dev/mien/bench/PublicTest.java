package dev.mien.bench;

import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import java.util.stream.IntStream;

/** FER-2013's PublicTest, on which all benchmarks of expressions are evaluated. */
final class PublicTest {
    private static final String NAME = "PublicTest";

    private PublicTest() {}

    /** The rows with one of these classes. */
    static int[] rows(ExpressionDataset faces, LabelSet labels) {
        return IntStream.range(0, faces.size())
                .filter(row ->
                        faces.split(row).equals(NAME) && labels.expressions().contains(faces.expression(row)))
                .toArray();
    }
}
