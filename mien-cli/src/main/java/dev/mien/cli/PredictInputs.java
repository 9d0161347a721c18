package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.analyze.Truth;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.Cameras;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.Pixels;
import dev.mien.video.media.VideoFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user named, one after the other: pictures, videos, folders of both, cameras, rows of data files. */
final class PredictInputs {
    private static final String STANDARD_INPUT = "-";

    /** As much as a picture file may have. */
    private static final int MOST_BYTES = 1 << 29;

    private PredictInputs() {}

    /**
     * A picture to read.
     *
     * @param source its path as the user gave it, or the data file and line
     * @param name a relative path to call files made from it by
     * @param isCrop whether it is known to be filled by a face, as the rows of data files are
     */
    record Picture(String source, Path name, BufferedImage pixels, boolean isCrop, Optional<Truth> truth) {}

    /** Takes the pictures in order. */
    interface Sink {
        /** So many more pictures will come, as far as is known by now. */
        void expect(int count);

        void picture(Picture picture);

        /** What is needed of a video's frames. */
        Pixels pixels();

        /**
         * Reads the frames of a video.
         *
         * @param name a relative path to call files made from it by
         */
        void video(FrameSource video, Path name);

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
    static void read(List<String> inputs, Optional<Path> leaveOut, Sink sink) {
        for (String input : inputs) {
            if (sink.isFull()) {
                return;
            }
            try {
                if (input.equals(STANDARD_INPUT)) {
                    sink.expect(1);
                    sink.picture(standardInput());
                } else if (Cameras.isCamera(input)) {
                    try (FrameSource camera = Cameras.open(input, sink.pixels())) {
                        sink.video(camera, Path.of(input.replace(':', '-')));
                    }
                } else {
                    for (Path path : Patterns.paths(input)) {
                        read(path, leaveOut, sink);
                    }
                }
            } catch (UserError e) {
                sink.failed(1, e.getMessage());
            }
        }
    }

    private static void read(Path input, Optional<Path> leaveOut, Sink sink) {
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
                file(input, input.getFileName(), sink);
            }
        } catch (UserError e) {
            sink.failed(1, e.getMessage());
        }
    }

    private static Picture standardInput() {
        try {
            byte[] bytes = System.in.readNBytes(MOST_BYTES);
            BufferedImage pixels =
                    dev.mien.image.Picture.of(bytes, "standard input").colors();
            return new Picture(STANDARD_INPUT, Path.of("stdin"), pixels, false, Optional.empty());
        } catch (IOException e) {
            throw new UserError("cannot be read: " + e.getMessage(), "standard input", "check what writes to it", e);
        }
    }

    private static void folder(Path folder, Optional<Path> leaveOut, Sink sink) {
        List<Path> files =
                PictureFiles.list(folder, file -> PictureFiles.isPicture(file) || VideoFiles.isVideo(file)).stream()
                        .filter(file -> leaveOut.isEmpty() || !isBelow(file, leaveOut.get()))
                        .toList();
        if (files.isEmpty()) {
            throw new UserError("no pictures or videos in this folder", folder.toString(), "give a folder of some");
        }
        sink.expect(files.size());
        for (Path file : files) {
            if (sink.isFull()) {
                return;
            }
            try {
                file(file, folder.relativize(file), sink);
            } catch (UserError e) {
                sink.failed(1, e.getMessage());
            }
        }
    }

    /** What a file holds, not how it is called, tells whether it is a picture or a video. */
    private static void file(Path file, Path name, Sink sink) {
        if (PictureFiles.mayHoldPicture(file) && !VideoFiles.isMovingPicture(file)) {
            sink.picture(new Picture(file.toString(), name, PictureFiles.read(file), false, Optional.empty()));
            return;
        }
        try (FrameSource video = openVideo(file, sink.pixels())) {
            sink.video(video, name);
        }
    }

    private static FrameSource openVideo(Path file, Pixels pixels) {
        try {
            return VideoFiles.open(file, pixels);
        } catch (UserError e) {
            if (PictureFiles.isPicture(file)) {
                PictureFiles.read(file); // says what is wrong with it as a picture
            }
            throw e;
        }
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
