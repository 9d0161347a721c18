package dev.mien.dataset;

import dev.mien.image.GrayImage;

/** Rows of gray face images with what the files say of them; loaded whole, one byte a pixel. Immutable. */
public sealed interface Dataset permits KeypointDataset, ExpressionDataset {

    /** The file or folder names it came from, joined by {@code +}. */
    String name();

    /** How many good rows there are. */
    int size();

    /** The row's image in its native size: 96x96 for Kaggle's key points, 48x48 for FER-2013. */
    GrayImage image(int row);

    /** Where the row came from, for messages: {@code fer2013.csv:1208}, or a picture's path. */
    String place(int row);

    /** The split that the file itself names: {@code Training}, {@code PublicTest}, {@code train} ...; empty where none. */
    String split(int row);

    /** The photo or person that the row belongs to; empty where the file does not say. */
    String group(int row);

    /** Whether the rows have images; without, each shows black, and only the points are good for statistics. */
    default boolean hasImages() {
        return true;
    }

    /** What was wrong with the rows that were left out. */
    BadRows badRows();
}
