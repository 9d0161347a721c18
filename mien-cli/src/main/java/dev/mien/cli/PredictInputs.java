package dev.mien.cli;

import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.Cameras;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the user named, one after the other: pictures, videos, folders and archives of them, cameras, rows of data files. What
 * goes wrong with one input, in whatever way, is said and does not keep the others from being read.
 */
final class PredictInputs {
    private static final String STANDARD_INPUT = "-";
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

    private final Optional<Path> leaveOut;
    private final PredictSink sink;

    /**
     * @param leaveOut a folder whose files are results of ours, not inputs
     */
    PredictInputs(Optional<Path> leaveOut, PredictSink sink) {
        this.leaveOut = leaveOut;
        this.sink = sink;
    }

    /** Something that is tried. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    /** Reads everything. */
    void read(List<String> inputs) {
        for (String input : inputs) {
            attempt(input, () -> read(input));
        }
    }

    /** An Error, too, ends one input only: memory that one picture takes is free for the next. */
    private void attempt(String source, Attempt attempt) {
        if (sink.isFull()) {
            return;
        }
        try {
            attempt.run();
        } catch (OutputFailure e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            sink.failed(source, e);
        }
    }

    private void read(String input) throws IOException {
        if (input.equals(STANDARD_INPUT)) {
            sink.expect(1);
            Picture picture = Picture.of(System.in, "standard input").withSource(STANDARD_INPUT);
            sink.picture(picture, Path.of("stdin"));
        } else if (Cameras.isCamera(input)) {
            try (FrameSource camera = Cameras.open(input, sink.pixels())) {
                sink.video(camera, Path.of(input.replace(':', '-')));
            }
        } else if (ADDRESS.matcher(input).matches()) {
            throw new UserError("an address, and none is opened", input, "download it and give the file");
        } else {
            for (Path path : Patterns.paths(input, error -> sink.failed(error.place(), error))) {
                attempt(path.toString(), () -> read(path));
            }
        }
    }

    private void read(Path input) throws IOException {
        if (Files.isDirectory(input)) {
            folder(input);
        } else if (InputKind.isArchive(input) && Archive.isOfPictures(input)) {
            try (Archive archive = new Archive(input)) {
                archive(archive);
            }
        } else if (InputKind.isDataFile(input)) {
            DatasetRows.read(input, sink);
        } else {
            sink.expect(1);
            file(input, input.getFileName());
        }
    }

    private void folder(Path folder) {
        FileTree tree = FileTree.of(folder);
        List<Path> files = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path file : tree.files()) {
            if (leaveOut.isEmpty() || !isBelow(file, leaveOut.get())) {
                (InputKind.mayBeRead(file) ? files : others).add(file);
            }
        }
        tree.unreadable().forEach(error -> sink.failed(error.place(), error));
        leftOut(folder.toString(), "no pictures, videos", others);
        leftOut(
                folder.toString(),
                "hidden",
                tree.hidden().stream()
                        .filter(file -> InputKind.isKnownByName(file) || Files.isDirectory(file))
                        .toList());
        if (files.isEmpty() && tree.unreadable().isEmpty()) {
            throw new UserError("no pictures or videos in this folder", folder.toString(), "give a folder of some");
        }
        sink.expect(files.size());
        for (Path file : files) {
            attempt(file.toString(), () -> file(file, folder.relativize(file)));
        }
    }

    private void leftOut(String place, String what, List<Path> files) {
        if (!files.isEmpty()) {
            String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
            sink.note(place + ": " + what + ", and left out: " + files.get(0).getFileName() + more);
        }
    }

    private void archive(Archive archive) {
        List<Path> files = archive.files().stream().filter(InputKind::mayBeRead).toList();
        leftOut(
                archive.name(),
                "no pictures",
                archive.files().stream()
                        .filter(file -> !InputKind.mayBeRead(file))
                        .toList());
        sink.expect(files.size());
        for (Path file : files) {
            String source = archive.name() + file;
            attempt(source, () -> {
                if (!PictureFiles.mayHoldPicture(file)) {
                    throw new UserError("a video in an archive", source, "unpack it and give the file");
                }
                try (InputStream stream = Files.newInputStream(file)) {
                    sink.picture(Picture.of(stream, source), Path.of(source.replaceFirst("^/", "")));
                }
            });
        }
    }

    /** What a file holds, not how it is called, tells whether it is a picture or a video. */
    private void file(Path file, Path name) {
        // Of a pipe the first bytes can be looked at once only, by who reads it.
        boolean picture =
                !Files.isRegularFile(file) || (PictureFiles.mayHoldPicture(file) && !VideoFiles.isMovingPicture(file));
        if (picture) {
            InputKind.refuseRaw(file);
            sink.picture(Picture.of(file), name);
            return;
        }
        FrameSource video;
        try {
            video = VideoFiles.open(file, sink.pixels());
        } catch (UserError e) {
            if (VideoFiles.isMovingPicture(file)) {
                sink.note(file + ": the first of its moving pictures was read, the others cannot be");
                sink.picture(Picture.of(file), name);
                return;
            }
            if (PictureFiles.isPicture(file)) {
                sink.picture(Picture.of(file), name); // says what is wrong with it as a picture
                return;
            }
            throw InputKind.isKnownByName(file) ? e : InputKind.neither(file);
        }
        try (video) {
            sink.video(video, name);
        }
    }

    private static boolean isBelow(Path file, Path folder) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }
}
