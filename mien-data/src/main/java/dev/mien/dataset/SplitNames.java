package dev.mien.dataset;

import java.util.Locale;

/** The names that files, folders and options use for the three parts of a data set. */
enum SplitNames {
    TRAIN,
    VALIDATION,
    TEST,
    UNKNOWN;

    /** The part of that name, ignoring case. The public test of FER-2013 is used for validation. */
    static SplitNames of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> TRAIN;
            case "val", "valid", "validation", "publictest" -> VALIDATION;
            case "test", "testing", "privatetest" -> TEST;
            default -> UNKNOWN;
        };
    }
}
