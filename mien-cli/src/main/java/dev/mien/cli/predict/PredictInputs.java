package dev.mien.cli.predict;

import dev.mien.Amount;
import dev.mien.Closer;
import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.cli.argument.Patterns;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.Cameras;
import dev.mien.video.media.FrameColors;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFiles;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Iterates over the inputs that the user named: pictures, videos, folders and archives of them, cameras, rows of data
 * files. They are searched lazily; any failure becomes a failed input and does not affect the others.
 */
final class PredictInputs implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

    private final ResultFolders results;
    private final FrameColors pixels;
    private final PredictOutput output;
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final Deque<PredictInput> found = new ArrayDeque<>();
    private final Closer opened = new Closer(); // archives and pipes

    /**
     * @param results output folders, whose pictures are not inputs
     * @param pixels whether video frames need colours
     * @param output receives the number of inputs, and notes on what was left out
     */
    PredictInputs(List<String> inputs, ResultFolders results, FrameColors pixels, PredictOutput output) {
        this.results = results;
        this.pixels = pixels;
        this.output = output;
        inputs.forEach(input -> attempts.add(new Attempt(input, () -> find(input))));
    }

    /** A step of the search, which finds inputs or further steps and may fail. */
    private record Attempt(String source, Step step) {}

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** The next input without removing it; empty after the last one. An Error fails a single input, too. */
    Optional<PredictInput> peek() {
        while (found.isEmpty() && !attempts.isEmpty()) {
            Attempt next = attempts.pop();
            try {
                next.step().run();
            } catch (IOException | RuntimeException | Error e) {
                found.add(new PredictInput.Failed(next.source(), e));
            }
        }
        return Optional.ofNullable(found.peek());
    }

    /** Removes and returns the next input. */
    PredictInput next() {
        return peek().map(input -> found.remove()).orElseThrow();
    }

    private void tryNext(List<Attempt> more) {
        for (int i = more.size() - 1; i >= 0; i--) {
            attempts.push(more.get(i));
        }
    }

    private void failed(UserError error) {
        found.add(new PredictInput.Failed(error.place(), error));
    }

    private void find(String input) throws IOException {
        if (input.equals(STANDARD_INPUT)) {
            output.counts().expect(1);
            piped(System.in, "standard input", STANDARD_INPUT, Path.of("stdin"));
        } else if (Cameras.isCamera(input)) {
            found.add(new PredictInput.Video(Cameras.open(input, pixels), Path.of(input.replace(':', '-'))));
        } else if (ADDRESS.matcher(input).matches()) {
            throw new UserError("URLs are not opened", input, "download the file and give its path");
        } else {
            tryNext(Patterns.paths(input, this::failed).stream()
                    .map(path -> new Attempt(path.toString(), () -> find(path)))
                    .toList());
        }
    }

    private void find(Path input) throws IOException {
        if (Files.isDirectory(input)) {
            folder(input);
        } else if (InputKind.isArchive(input) && Archive.isOfPictures(input)) {
            archive(opened.add(new Archive(input)));
        } else if (InputKind.isDataFile(input)) {
            found.add(DatasetRows.read(input, output));
        } else {
            output.counts().expect(1);
            file(input, input.getFileName());
        }
    }

    private void folder(Path folder) {
        FileTree tree = FileTree.of(folder);
        List<Path> files = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Set<Path> own = Set.copyOf(results.among(tree.files(), folder));
        for (Path file : tree.files()) {
            if (!own.contains(file)) {
                (InputKind.mayBeRead(file) ? files : others).add(file);
            }
        }
        tree.unreadable().forEach(this::failed);
        leftOut(folder.toString(), "no picture or video", others);
        leftOut(
                folder.toString(),
                "hidden",
                tree.hidden().stream()
                        .filter(file -> InputKind.isKnownByName(file) || Files.isDirectory(file))
                        .toList());
        if (files.isEmpty() && !own.isEmpty()) {
            throw new UserError(
                    "only results of an earlier run in this folder, which are not read",
                    folder.toString(),
                    "give another folder, or another one for the results");
        }
        if (files.isEmpty() && tree.unreadable().isEmpty()) {
            throw new UserError("no pictures or videos in this folder", folder.toString(), "give a folder of some");
        }
        output.counts().expect(files.size());
        tryNext(files.stream()
                .map(file -> new Attempt(file.toString(), () -> file(file, folder.relativize(file))))
                .toList());
    }

    private void leftOut(String place, String what, List<Path> files) {
        if (!files.isEmpty()) {
            String named = Amount.first(String.valueOf(files.get(0).getFileName()), files.size());
            output.note(place + ": left out " + named + ": " + what);
        }
    }

    private void archive(Archive archive) {
        List<Path> files = archive.files().stream().filter(InputKind::mayBeRead).toList();
        leftOut(
                archive.name(),
                "no picture",
                archive.files().stream()
                        .filter(file -> !InputKind.mayBeRead(file))
                        .toList());
        output.counts().expect(files.size());
        attempts.push(new Attempt(archive.name(), archive::close));
        tryNext(files.stream()
                .map(file -> new Attempt(archive.name() + file, () -> archived(file, archive.name() + file)))
                .toList());
    }

    private void archived(Path file, String source) throws IOException {
        Path name = Path.of(source);
        boolean holdsPicture = PictureFiles.mayHoldPicture(file);
        if (!holdsPicture && VideoFiles.isVideo(file)) {
            throw new UserError("a video in an archive, where it is not read", source, "unpack it and give the file");
        }
        InputKind.refuseRaw(name);
        if (holdsPicture && VideoFiles.isMovingPicture(file)) {
            output.note(source + ": the first of its moving pictures is read; unpack it for the others");
        }
        notePages(file, source);
        try (InputStream stream = Files.newInputStream(file)) {
            found.add(new PredictInput.Photo(Picture.of(stream, source), Path.of(source.replaceFirst("^/", ""))));
        }
    }

    /** Adds the picture or video in a pipe, which can be read only once. */
    private void piped(InputStream pipe, String place, String source, Path name) throws IOException {
        InputStream stream = new BufferedInputStream(pipe);
        if (VideoFiles.holdsVideo(stream)) { // which may be live, without an end
            found.add(new PredictInput.Video(VideoFiles.open(stream, source, pixels), name));
            return;
        }
        byte[] bytes = Picture.bytes(stream, place);
        if (VideoFiles.isMovingPicture(bytes)) {
            output.note(place + ": the first of its moving pictures is read; save it as a file for the others");
        }
        found.add(new PredictInput.Photo(Picture.of(bytes, place).withSource(source), name));
    }

    /** Adds a file, as a picture or a video depending on its content rather than its name. */
    private void file(Path file, Path name) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe, for which the streams of Files fail when asked what is available
            piped(opened.add(new FileInputStream(file.toFile())), file.toString(), file.toString(), name);
        } else if (PictureFiles.mayHoldPicture(file) && !VideoFiles.isMovingPicture(file)) {
            InputKind.refuseRaw(file);
            notePages(file, file.toString());
            found.add(new PredictInput.Photo(Picture.of(file), name));
        } else {
            found.add(moving(file, name));
        }
    }

    private void notePages(Path file, String source) {
        int pages = PictureFiles.pages(file);
        if (pages > 1) {
            output.note(source + ": the first of its " + pages + " pages is read");
        }
    }

    private PredictInput moving(Path file, Path name) {
        try {
            FrameSource video = VideoFiles.open(file, pixels);
            return new PredictInput.Video(video, name);
        } catch (UserError e) {
            boolean isFirstOfMany = VideoFiles.isMovingPicture(file);
            if (isFirstOfMany) {
                output.note(file + ": the first of its moving pictures is read, the others cannot be");
            }
            if (isFirstOfMany || PictureFiles.isPicture(file)) {
                return new PredictInput.Photo(Picture.of(file), name); // reports what is wrong with it as a picture
            }
            throw InputKind.unread(file, e);
        }
    }

    /** Closes inputs that were not consumed. */
    @Override
    public void close() {
        for (PredictInput input : found) {
            if (input instanceof PredictInput.Video video) {
                opened.add(video.frames());
            }
        }
        opened.close();
    }
}
