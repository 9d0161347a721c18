package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.analyze.Truth;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user named, as pictures one after the other: picture files, folders of them, rows of data files. */
final class PredictInputs {
    private PredictInputs() {}

    /**
     * A picture to read.
     *
     * @param source its path as the user gave it, or the data file and line
     * @param name a relative path to call files made from it by
     */
    record Picture(String source, Path name, BufferedImage pixels, Optional<Truth> truth) {}

    /** Takes the pictures in order. */
    interface Sink {
        /** So many more pictures will come, as far as is known by now. */
        void expect(int count);

        void picture(Picture picture);

        /** So many inputs could not be read; the rest goes on. */
        void failed(int count, String message);

        /** Whether no more is wanted. */
        boolean isFull();
    }

    /**
     * Reads everything.
     *
     * @param leaveOut a folder whose files are results of ours, not inputs
     */
    static void read(List<Path> inputs, Optional<Path> leaveOut, Sink sink) {
        for (Path input : inputs) {
            if (sink.isFull()) {
                return;
            }
            try {
                if (Files.isDirectory(input)) {
                    folder(input, leaveOut, sink);
                } else if (isDataFile(input)) {
                    DatasetRows.read(input, sink);
                } else {
                    sink.expect(1);
                    picture(input, input.getFileName(), sink);
                }
            } catch (UserError e) {
                sink.failed(1, e.getMessage());
            }
        }
    }

    private static void folder(Path folder, Optional<Path> leaveOut, Sink sink) {
        List<Path> files = PictureFiles.list(folder).stream()
                .filter(file -> leaveOut.isEmpty() || !isBelow(file, leaveOut.get()))
                .toList();
        if (files.isEmpty()) {
            throw new UserError("no pictures in this folder", folder.toString(), "give a folder of picture files");
        }
        sink.expect(files.size());
        for (Path file : files) {
            if (sink.isFull()) {
                return;
            }
            try {
                picture(file, folder.relativize(file), sink);
            } catch (UserError e) {
                sink.failed(1, e.getMessage());
            }
        }
    }

    private static void picture(Path file, Path name, Sink sink) {
        sink.picture(new Picture(file.toString(), name, PictureFiles.read(file), Optional.empty()));
    }

    private static boolean isBelow(Path file, Path folder) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    private static boolean isDataFile(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".gz") || name.endsWith(".zip");
    }
}
