package dev.mien.dataset;

import dev.mien.image.GrayImage;

/** Rows of gray face images with what the files say of them; loaded whole, one byte a pixel. Immutable. */
public sealed interface Dataset permits KeypointDataset, ExpressionDataset {

    /** The file or folder names it came from, joined by {@code +}. */
    String name();

    /** How many good rows there are. */
    int size();

    /** All that is known of the row. */
    Row row(int row);

    /** The row's {@linkplain Row#image() image}. */
    default GrayImage image(int row) {
        return row(row).image();
    }

    /** Where the {@linkplain Row#place() row came from}. */
    default String place(int row) {
        return row(row).place();
    }

    /** The row's {@linkplain Row#split() split}. */
    default String split(int row) {
        return row(row).split();
    }

    /** The row's {@linkplain Row#group() group}. */
    default String group(int row) {
        return row(row).group();
    }

    /** Whether the rows have images; without, each shows black, and only the points are good for statistics. */
    default boolean hasImages() {
        return true;
    }

    /** What was wrong with the rows that were left out. */
    BadRows badRows();

    /** One face and what the files say of it. */
    sealed interface Row permits KeypointDataset.Row, ExpressionDataset.Row {

        /** The face in its native size: 96x96 for Kaggle's key points, 48x48 for FER-2013. */
        GrayImage image();

        /** Where the row came from, for messages: {@code fer2013.csv:1208}, or a picture's path. */
        String place();

        /** The split that the file itself names: {@code Training}, {@code PublicTest}, {@code train} ...; empty where none. */
        String split();

        /** The photo or person that the row belongs to; empty where the file does not say. */
        String group();
    }
}
