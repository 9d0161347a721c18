package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A data set in memory: rows of gray face images, one byte per pixel, with their annotations. Immutable. Use
 * {@link Datasets} to read one.
 */
public abstract sealed class Dataset permits KeypointDataset, ExpressionDataset {
    private static final Pattern LINE = Pattern.compile(":\\d+$");

    private final String name;
    private final List<? extends Row> rows;
    private final BadRows badRows;

    Dataset(String name, List<? extends Row> rows, BadRows badRows) {
        this.name = name;
        this.rows = rows;
        this.badRows = badRows;
    }

    /** The names of its files or folders, joined by {@code +}. */
    public final String name() {
        return name;
    }

    /** The number of good rows. */
    public final int size() {
        return rows.size();
    }

    /** The row with all that is known of it. */
    public Row row(int row) {
        return rows.get(row);
    }

    /** The row's {@linkplain Row#image() image}. */
    public final GrayImage image(int row) {
        return rows.get(row).image();
    }

    /** The row's {@linkplain Row#place() place}. */
    public final String place(int row) {
        return rows.get(row).place();
    }

    /**
     * The row's data file or folder, with which its place begins: {@code helen.csv} of {@code helen.csv:12},
     * {@code helen} of {@code helen/trainset/1.pts}.
     */
    public final String file(int row) {
        String place = place(row);
        int end = LINE.matcher(place).find() ? place.lastIndexOf(':') : place.indexOf('/');
        return end < 0 ? place : place.substring(0, end);
    }

    /** The row's {@linkplain Row#split() split}. */
    public final String split(int row) {
        return rows.get(row).split();
    }

    /** The row's {@linkplain Row#group() group}. */
    public final String group(int row) {
        return rows.get(row).group();
    }

    /** Whether the rows have images; if not, all images are black, and only statistics of the points are meaningful. */
    public boolean hasImages() {
        return true;
    }

    /** The rows that were skipped, and why. */
    public final BadRows badRows() {
        return badRows;
    }

    /** Notes for the user on how the files were interpreted, such as the meaning of class numbers. */
    public List<String> notes() {
        return List.of();
    }

    /** The annotators' votes on the row, if the data set was loaded with FER+ votes. */
    public Optional<Votes> votes(int row) {
        return Optional.empty();
    }

    /** The stratum of a group of rows: random splits have the same share of each stratum in every part. */
    abstract String stratum(int[] group);

    /** The row's labels as bytes, for fingerprints. */
    abstract byte[] labelBytes(int row);

    /** The number of rows of each class, by {@linkplain DataReport#NO_SPLIT split}; empty if rows have no class. */
    abstract Map<String, Map<String, Integer>> classes();

    /** The number of rows with each point annotated; empty if rows have no points. */
    abstract Map<String, Integer> marked();

    /** A face with its annotations. */
    public sealed interface Row permits KeypointDataset.Row, ExpressionDataset.Row {

        /** The face in its original size: 96x96 for Kaggle's key points, 48x48 for FER-2013. */
        GrayImage image();

        /** The class; empty for key points. */
        Optional<Expression> label();

        /** The annotated points in pixels of the image; empty if there are none, and for expressions. */
        Optional<Keypoints> annotation();

        /** The origin of the row, for messages: {@code fer2013.csv:1208}, or the path of a picture in its folder. */
        String place();

        /** The split that the file names: {@code Training}, {@code PublicTest}, {@code train} ...; empty if none. */
        String split();

        /** The photo or person that the row belongs to; empty if unknown. */
        String group();
    }
}
