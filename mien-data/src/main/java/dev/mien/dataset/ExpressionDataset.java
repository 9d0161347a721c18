package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import java.util.List;
import java.util.Optional;

/**
 * Faces with the expression that each shows, and FER+ votes where they were given.
 */
public final class ExpressionDataset implements Dataset {
    private final String name;
    private final List<Row> rows;
    private final BadRows badRows;
    private final List<String> notes;

    /**
     * One face.
     *
     * @param split the file's own split, empty where none
     * @param group the photo or person, empty where unknown
     */
    public record Row(
            GrayImage image, Expression expression, Optional<Votes> votes, String place, String split, String group)
            implements Dataset.Row {
        /** The same row in another group. */
        public Row withGroup(String other) {
            return new Row(image, expression, votes, place, split, other);
        }
    }

    /** A data set of these rows. */
    public ExpressionDataset(String name, List<Row> rows, BadRows badRows) {
        this(name, rows, badRows, List.of());
    }

    ExpressionDataset(String name, List<Row> rows, BadRows badRows, List<String> notes) {
        this.notes = List.copyOf(notes);
        this.name = name;
        this.rows = List.copyOf(rows);
        this.badRows = badRows;
    }

    /** The row's class. */
    public Expression expression(int row) {
        return rows.get(row).expression();
    }

    /** The annotators' votes, where the data set was loaded with FER+ votes. */
    public Optional<Votes> votes(int row) {
        return rows.get(row).votes();
    }

    /** What the user should know of how the files were read: that class numbers were taken as the five, for one. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public Row row(int row) {
        return rows.get(row);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public BadRows badRows() {
        return badRows;
    }
}
