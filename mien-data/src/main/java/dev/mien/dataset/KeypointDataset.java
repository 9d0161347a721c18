package dev.mien.dataset;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.List;

/**
 * Faces with up to 15 marked points each, in pixels of their image.
 */
public final class KeypointDataset implements Dataset {
    private final String name;
    private final List<Row> rows;
    private final BadRows badRows;
    private final boolean hasImages;

    /**
     * One face.
     *
     * @param split the file's own split, empty where none
     * @param group the photo or person, empty where unknown
     */
    public record Row(GrayImage image, Keypoints keypoints, String place, String split, String group)
            implements Dataset.Row {
        /** The same face with other marks. */
        public Row withKeypoints(Keypoints others) {
            return new Row(image, others, place, split, group);
        }

        /** The same row in another group. */
        public Row withGroup(String other) {
            return new Row(image, keypoints, place, split, other);
        }
    }

    /** A data set of these rows. */
    public KeypointDataset(String name, List<Row> rows, BadRows badRows) {
        this(name, rows, badRows, true);
    }

    KeypointDataset(String name, List<Row> rows, BadRows badRows, boolean hasImages) {
        this.hasImages = hasImages;
        this.name = name;
        this.rows = List.copyOf(rows);
        this.badRows = badRows;
    }

    /** The row's marked points; missing ones are NaN, all of them in {@code test.csv}. */
    public Keypoints keypoints(int row) {
        return rows.get(row).keypoints();
    }

    @Override
    public Row row(int row) {
        return rows.get(row);
    }

    @Override
    public boolean hasImages() {
        return hasImages;
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
