package dev.mien.dataset;

import java.util.Locale;

/** The words that files, folders and options use for the three parts of a data set. */
enum SplitNames {
    TRAIN,
    VALIDATION,
    TEST,
    UNKNOWN;

    /** The part that a word means, whatever its case. FER-2013's public test is what its users validate on. */
    static SplitNames of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> TRAIN;
            case "val", "valid", "validation", "publictest" -> VALIDATION;
            case "test", "testing", "privatetest" -> TEST;
            default -> UNKNOWN;
        };
    }
}
