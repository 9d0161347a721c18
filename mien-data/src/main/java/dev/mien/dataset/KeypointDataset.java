package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data set of faces with up to 27 annotated points each, in pixels of their image. */
public final class KeypointDataset extends Dataset {
    /** How far {@link Surroundings} extend beyond the face crop on each side, in pixels; the crop has 96. */
    public static final int MARGIN = 32;

    private final List<Row> rows;
    private final boolean hasImages;
    private final List<String> notes;

    /**
     * One face.
     *
     * @param split the split that the file names, empty if none
     * @param group the photo or person, empty if unknown
     * @param surroundings the same face with its surroundings, if its whole picture is available
     */
    public record Row(
            GrayImage image,
            Keypoints keypoints,
            String place,
            String split,
            String group,
            Optional<Surroundings> surroundings)
            implements Dataset.Row {
        /** A face without surroundings. */
        public Row(GrayImage image, Keypoints keypoints, String place, String split, String group) {
            this(image, keypoints, place, split, group, Optional.empty());
        }

        /** The same face with other annotations, and without its surroundings. */
        public Row withKeypoints(Keypoints others) {
            return new Row(image, others, place, split, group);
        }

        /** The same row in another group. */
        public Row withGroup(String other) {
            return new Row(image, keypoints, place, split, other, surroundings);
        }

        @Override
        public Optional<Expression> label() {
            return Optional.empty();
        }

        @Override
        public Optional<Keypoints> annotation() {
            return Optional.of(keypoints).filter(points -> points.count() > 0);
        }
    }

    /**
     * A face crop with its surroundings.
     *
     * @param image 160x160, with the crop of 96x96 in the middle
     * @param keypoints in pixels of this image; points outside of it are missing
     */
    public record Surroundings(GrayImage image, Keypoints keypoints) {}

    /** A data set of these rows. */
    public KeypointDataset(String name, List<Row> rows, BadRows badRows) {
        this(name, rows, badRows, true, List.of());
    }

    KeypointDataset(String name, List<Row> rows, BadRows badRows, boolean hasImages, List<String> notes) {
        super(name, List.copyOf(rows), badRows);
        this.rows = List.copyOf(rows);
        this.hasImages = hasImages;
        this.notes = List.copyOf(notes);
    }

    /** The row's annotated points; any may be missing, as all of them are in {@code test.csv}. */
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
    public List<String> notes() {
        return notes;
    }

    /** The file, and whether all points are annotated. */
    @Override
    String stratum(int[] group) {
        String place = place(group[0]);
        return place.substring(0, Math.max(0, place.lastIndexOf(':')))
                + (keypoints(group[0]).count() == Keypoint.COUNT);
    }

    @Override
    byte[] labelBytes(int row) {
        float[] coordinates = keypoints(row).toArray();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * coordinates.length);
        for (float coordinate : coordinates) {
            bytes.putInt(Float.floatToIntBits(coordinate)); // one pattern for every NaN
        }
        return bytes.array();
    }

    @Override
    Map<String, Map<String, Integer>> classes() {
        return Map.of();
    }

    @Override
    Map<String, Integer> marked() {
        Map<String, Integer> marked = new LinkedHashMap<>();
        for (Keypoint point : Keypoint.EXTENDED) {
            int count = (int)
                    rows.stream().filter(row -> row.keypoints().has(point)).count();
            if (count > 0 || point.ordinal() < Keypoint.COUNT) { // the twelve more are in few files
                marked.put(point.label(), count);
            }
        }
        return marked;
    }
}
