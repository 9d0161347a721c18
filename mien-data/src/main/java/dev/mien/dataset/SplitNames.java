package dev.mien.dataset;

import java.util.List;
import java.util.Locale;

/** The names that files, folders and options use for the three parts of a data set. */
enum SplitNames {
    TRAIN,
    VALIDATION,
    TEST,
    UNKNOWN;

    /** The column of a file that names the part of each row, in lower case. */
    static final String COLUMN = "usage";

    private static final List<String> OTHER_COLUMNS = List.of("split", "set", "subset", "part", "partition");

    /** The part of that name, ignoring case. The public test of FER-2013 is used for validation. */
    static SplitNames of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> TRAIN;
            case "val", "valid", "validation", "publictest" -> VALIDATION;
            case "test", "testing", "privatetest" -> TEST;
            default -> UNKNOWN;
        };
    }

    /** A note on a column that seems to name the parts but is not read, since it is not {@link #COLUMN}. */
    static List<String> notes(String file, List<String> columns) {
        if (columns.contains(COLUMN)) {
            return List.of();
        }
        return OTHER_COLUMNS.stream()
                .filter(columns::contains)
                .map(column -> file + ": the column '" + column + "' is not read; to name the part of each row, call it"
                        + " 'Usage'")
                .toList();
    }
}
