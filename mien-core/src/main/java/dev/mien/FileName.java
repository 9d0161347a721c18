package dev.mien;

import java.nio.file.Path;
import java.util.Locale;

/** The parts of a file's name. */
public final class FileName {
    private FileName() {}

    /** The extension in lower case and without its dot; empty if there is none, as in {@code .hidden}. */
    public static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
