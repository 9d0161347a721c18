package dev.mien.dataset;

import dev.mien.FileName;
import dev.mien.FileProblem;
import dev.mien.FileTree;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Quote;
import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads annotated faces in picture files: a table whose column {@code image} has their relative paths, with Kaggle's
 * coordinate columns in pixels of each picture; or a folder of pictures with a {@code .pts} file beside each, like
 * 300-W. Each face is {@linkplain KaggleCut cropped} in Kaggle's framing.
 */
final class KeypointPictures {
    private static final String REMEDY =
            "give Kaggle's coordinate columns, in pixels of the picture that 'image' names";

    private KeypointPictures() {}

    /** A picture with its annotations, or the problem with them. */
    private record Marked(
            String place, Path picture, Optional<Keypoints> points, String group, String split, String problem) {}

    /** A cropped face, or the problem with it. */
    private record Read(Optional<KaggleCut.Cut> cut, String problem) {}

    /** Whether the first row of the table with an image has a file name in place of pixels. */
    static boolean isTableOfNames(String name, Path file) {
        return CsvTable.firstText(name, DataFile.text(file, name), KeypointCsv.IMAGE)
                .filter(text -> PictureFiles.isPicture(Path.of(text.replace('\0', ' '))))
                .isPresent();
    }

    /** Whether the folder contains {@code .pts} files. */
    static boolean isFolderOfPoints(Path folder) {
        return FileTree.of(folder).files().stream().anyMatch(PtsFile::isOne);
    }

    static KeypointDataset table(String name, Path file, LoadOptions options) {
        List<Marked> marked = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (InputStream text = DataFile.text(file, name)) {
            // By its name and not its path: a row's place decides its part, which must not depend on the folder.
            Tables.read(Path.of(name), text, REMEDY, row -> {
                if (marked.isEmpty()) {
                    notes.addAll(SplitNames.notes(name, row.columns()));
                }
                marked.add(marked(file, row));
            });
        } catch (IOException e) {
            throw new UserError("cannot be read (" + FileProblem.words(e) + ")", name, REMEDY, e);
        }
        return read(name, marked, notes, options);
    }

    private static Marked marked(Path file, TableRow row) {
        String image = row.text(KeypointCsv.IMAGE).orElse("");
        String group = row.text("group").filter(text -> !text.isEmpty()).orElse(image);
        String split = row.text(SplitNames.COLUMN).orElse("");
        Path picture;
        try {
            picture = file.resolveSibling(image.replace('\\', '/'));
        } catch (InvalidPathException e) {
            return new Marked(row.place(), file, Optional.empty(), group, split, Quote.of(image) + " is no path");
        }
        try {
            if (image.isEmpty()) {
                throw new UserError("no picture named", row.place(), REMEDY);
            }
            return new Marked(row.place(), picture, Optional.of(points(row)), group, split, "");
        } catch (UserError e) {
            return new Marked(row.place(), picture, Optional.empty(), group, split, e.problem());
        }
    }

    private static Keypoints points(TableRow row) {
        float[] points = new float[2 * Keypoint.EXTENDED_COUNT];
        for (Keypoint point : Keypoint.EXTENDED) {
            float x = (float) row.numberOrNaN(REMEDY, point.columnX());
            float y = (float) row.numberOrNaN(REMEDY, point.columnY());
            boolean known = !Float.isNaN(x) && !Float.isNaN(y);
            points[2 * point.ordinal()] = known ? x : Float.NaN;
            points[2 * point.ordinal() + 1] = known ? y : Float.NaN;
        }
        return Keypoints.of(points);
    }

    static KeypointDataset folder(String name, Path folder, LoadOptions options) {
        List<Marked> marked = new ArrayList<>();
        FileTree tree = FileTree.of(folder);
        Map<String, Path> pictures = tree.files().stream()
                .filter(PictureFiles::isPicture)
                .collect(Collectors.toMap(KeypointPictures::base, file -> file, (first, second) -> first));
        for (Path file : tree.files()) {
            if (PtsFile.isOne(file)) {
                String place = name + "/" + folder.relativize(file).toString().replace('\\', '/');
                marked.add(marked(place, file, Optional.ofNullable(pictures.get(base(file)))));
            }
        }
        Set<Path> used = marked.stream().map(Marked::picture).collect(Collectors.toSet());
        List<Path> unmarked = tree.files().stream()
                .filter(file -> PictureFiles.isPicture(file) && !used.contains(file))
                .toList();
        for (UserError error : tree.unreadable()) {
            marked.add(new Marked(error.place(), folder, Optional.empty(), "", "", error.problem()));
        }
        return read(name, marked, LeftOut.files(name, "pictures without points (.pts)", unmarked), options);
    }

    /** The path without the extension, which a picture and its points have in common. */
    private static String base(Path file) {
        String path = file.toString();
        return path.substring(0, path.length() - FileName.extension(file).length());
    }

    private static Marked marked(String place, Path file, Optional<Path> picture) {
        String group = String.valueOf(file.getFileName());
        if (picture.isEmpty()) {
            return new Marked(place, file, Optional.empty(), group, "", "no picture of this name beside it");
        }
        try {
            return new Marked(place, picture.get(), Optional.of(PtsFile.read(file)), group, "", "");
        } catch (UserError e) {
            return new Marked(place, picture.get(), Optional.empty(), group, "", e.problem());
        }
    }

    private static KeypointDataset read(String name, List<Marked> marked, List<String> notes, LoadOptions options) {
        List<Read> read = IntStream.range(0, marked.size())
                .parallel()
                .mapToObj(i -> cut(marked.get(i)))
                .toList();
        BadRowList bad = new BadRowList(name);
        List<KeypointDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < marked.size(); i++) {
            Marked one = marked.get(i);
            Optional<KaggleCut.Cut> cut = read.get(i).cut();
            if (cut.isPresent()) {
                rows.add(new KeypointDataset.Row(
                        cut.get().image(),
                        cut.get().keypoints(),
                        one.place(),
                        one.split(),
                        one.group(),
                        Optional.of(cut.get().surroundings())));
            } else {
                bad.add(i, one.place(), read.get(i).problem());
            }
        }
        return new KeypointDataset(name, rows, bad.finish(rows.size(), options.badRowLimit()), true, notes);
    }

    private static Read cut(Marked marked) {
        if (marked.points().isEmpty()) {
            return new Read(Optional.empty(), marked.problem());
        }
        if (!Files.isRegularFile(marked.picture())) {
            return new Read(
                    Optional.empty(),
                    "there is no picture " + Quote.of(marked.picture().toString()));
        }
        Picture picture = Picture.of(marked.picture());
        try {
            return new Read(Optional.of(KaggleCut.of(picture, marked.points().get())), "");
        } catch (UserError e) {
            return new Read(Optional.empty(), e.problem());
        } finally {
            picture.release();
        }
    }
}
