package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rows of gray face images with what the files say of them; loaded whole, one byte a pixel. Immutable. */
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

    /** The file or folder names it came from, joined by {@code +}. */
    public final String name() {
        return name;
    }

    /** How many good rows there are. */
    public final int size() {
        return rows.size();
    }

    /** All that is known of the row. */
    public Row row(int row) {
        return rows.get(row);
    }

    /** The row's {@linkplain Row#image() image}. */
    public final GrayImage image(int row) {
        return rows.get(row).image();
    }

    /** Where the {@linkplain Row#place() row came from}. */
    public final String place(int row) {
        return rows.get(row).place();
    }

    /**
     * The data file or folder that the row came from, which its place begins with: {@code helen.csv} of {@code helen.csv:12},
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

    /** Whether the rows have images; without, each shows black, and only the points are good for statistics. */
    public boolean hasImages() {
        return true;
    }

    /** What was wrong with the rows that were left out. */
    public final BadRows badRows() {
        return badRows;
    }

    /** What the user should know of how the files were read: that class numbers were taken as the five, for one. */
    public List<String> notes() {
        return List.of();
    }

    /** The annotators' votes on the row, where the data set was loaded with FER+ votes. */
    public Optional<Votes> votes(int row) {
        return Optional.empty();
    }

    /** What all parts of a split should hold the same share of, for rows that stay together. */
    abstract String stratum(int[] group);

    /** What the files say of the row's face, as bytes for a fingerprint. */
    abstract byte[] labelBytes(int row);

    /** The rows of each class, by {@linkplain DataReport#NO_SPLIT split}; empty where rows have no class. */
    abstract Map<String, Map<String, Integer>> classes();

    /** On how many rows each point is marked; empty where rows have no points. */
    abstract Map<String, Integer> marked();

    /** One face and what the files say of it. */
    public sealed interface Row permits KeypointDataset.Row, ExpressionDataset.Row {

        /** The face in its native size: 96x96 for Kaggle's key points, 48x48 for FER-2013. */
        GrayImage image();

        /** The class; empty in data of key points. */
        Optional<Expression> label();

        /** The marked points, in pixels of the image; empty where none is marked, and in data of expressions. */
        Optional<Keypoints> annotation();

        /** Where the row came from, for messages: {@code fer2013.csv:1208}, or a picture's path in its folder. */
        String place();

        /** The split that the file itself names: {@code Training}, {@code PublicTest}, {@code train} ...; empty where none. */
        String split();

        /** The photo or person that the row belongs to; empty where the file does not say. */
        String group();
    }
}
