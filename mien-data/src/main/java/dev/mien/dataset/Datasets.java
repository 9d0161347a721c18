package dev.mien.dataset;

import dev.mien.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Reads data sets from CSV files, plain, {@code .csv.gz} or inside a {@code .zip}, and from folders of pictures.
 * Columns are looked up by name, ignoring order, case and surrounding blanks. A file in an archive with several is
 * addressed as {@code archive.zip/train.csv}. Several files are combined into one data set.
 *
 * <p>A row that cannot be used (wrong number of pixels, a value outside 0..255, an unknown class, a coordinate outside
 * the picture) is skipped and reported in {@link Dataset#badRows()}; if their share is above
 * {@link LoadOptions#badRowLimit()}, loading fails. The memory needed is little more than one byte per pixel.
 *
 * <pre>{@code
 * ExpressionDataset data = Datasets.expressions(List.of(Path.of("fer2013.csv")), LoadOptions.defaults());
 * Split split = Splits.forTraining(data, 1);
 * }</pre>
 */
public final class Datasets {
    private Datasets() {}

    /**
     * Reads faces with annotated points: Kaggle's {@code training.csv} (30 coordinate columns, any of them empty,
     * {@code Image} with the pixels), {@code test.csv} (no coordinates: all points are missing), and the same with
     * columns of the {@linkplain dev.mien.Keypoint#EXTENDED twelve more points}, and a {@code Group} column for the
     * photo or person. {@code Image} may name a picture file instead, relative to the table, with coordinates in its
     * pixels: each face is then cropped in Kaggle's framing. The same applies to a folder of pictures with a
     * {@code .pts} file of the 68 points of 300-W beside each.
     *
     * @throws UserError when a file is missing, damaged, of another kind, or has too many bad rows
     */
    public static KeypointDataset keypoints(List<Path> files, LoadOptions options) {
        List<KeypointDataset> parts = each(
                files, names -> KeypointCsv.fit(names, options.imagesOptional()), file -> keypoints(file, options));
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<KeypointDataset.Row> rows = new ArrayList<>();
        for (KeypointDataset part : parts) {
            for (int i = 0; i < part.size(); i++) {
                rows.add(part.row(i).withGroup(groupIn(part, i)));
            }
        }
        boolean hasImages = parts.stream().allMatch(Dataset::hasImages);
        return new KeypointDataset(name(parts), rows, badRows(parts), hasImages, notes(parts));
    }

    /**
     * Reads faces with expressions: {@code fer2013.csv}, {@code icml_face_data.csv}, the two-column five-class CSV, and
     * folders of pictures by class name or number, with or without folders by split above them. Of several folders, one
     * that is itself named by split, such as {@code test}, is that part.
     *
     * <p>Class numbers are those of {@link LoadOptions#classNames()}. By default, they are the five of the two-ResNet
     * project if the file has no {@code Usage} column and no number above 4 (but for damaged rows), and FER-2013's
     * seven otherwise.
     *
     * @throws UserError when a file is missing, damaged, of another kind, or has too many bad rows
     */
    public static ExpressionDataset expressions(List<Path> files, LoadOptions options) {
        if (options.votes().isPresent() && files.size() > 1) {
            throw new UserError(
                    "votes belong to the rows of one file, but there are " + files.size(), "votes", "give one file");
        }
        List<ExpressionDataset> parts = each(files, ExpressionCsv::fit, file -> expressions(file, options));
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (ExpressionDataset part : parts) {
            for (int i = 0; i < part.size(); i++) {
                rows.add(part.row(i).withGroup(groupIn(part, i)).withSplit(splitIn(part, i)));
            }
        }
        return new ExpressionDataset(name(parts), rows, badRows(parts), notes(parts));
    }

    /**
     * Reads files of either kind: expressions if there is an {@code emotion} column or a folder of pictures, otherwise
     * key points.
     */
    public static Dataset any(List<Path> files, LoadOptions options) {
        boolean expressions = each(
                        files,
                        names -> Math.max(ExpressionCsv.fit(names), KeypointCsv.fit(names, options.imagesOptional())),
                        Datasets::hasExpressions)
                .get(0);
        return expressions ? expressions(files, options) : keypoints(files, options);
    }

    /** Whether it contains expressions rather than key points. */
    private static boolean hasExpressions(DataFile file) {
        if (file.folder().isPresent()) {
            return !KeypointPictures.isFolderOfPoints(file.folder().get());
        }
        List<String> names = CsvTable.header(file.name(), file.stream());
        if (names.contains(ExpressionCsv.EMOTION)) {
            return true;
        }
        String columns = "'emotion' (expressions), 'Image' or of a point such as 'nose_tip_x' (key points)";
        if (CsvFaces.fits(names) && !KeypointCsv.hasPoints(names)) {
            throw new UserError(
                    "a table of boxes, which detectors are trained and scored on",
                    file.name(),
                    "give a file with a column " + columns);
        }
        boolean empty = names.isEmpty(); // its reader reports that
        if (!empty && !names.contains(KeypointCsv.IMAGE) && !KeypointCsv.hasPoints(names)) {
            throw MissingColumn.error(file.name(), columns, names);
        }
        return false;
    }

    private static KeypointDataset keypoints(DataFile file, LoadOptions options) {
        if (file.folder().isPresent()) {
            if (KeypointPictures.isFolderOfPoints(file.folder().get())) {
                return KeypointPictures.folder(file.name(), file.folder().get(), options);
            }
            throw new UserError(
                    "a folder of pictures, which say nothing of key points",
                    file.name(),
                    "give a CSV file with an 'Image' column");
        }
        Path table = file.csv().orElseThrow();
        return KeypointPictures.isTableOfNames(file.name(), table)
                ? KeypointPictures.table(file.name(), table, options)
                : KeypointCsv.read(file, options);
    }

    private static ExpressionDataset expressions(DataFile file, LoadOptions options) {
        return file.folder()
                .map(folder -> PictureFolder.read(file.name(), folder, options))
                .orElseGet(() -> ExpressionCsv.read(file, options));
    }

    private static <T> List<T> each(List<Path> files, ToIntFunction<List<String>> fit, Function<DataFile, T> read) {
        if (files.isEmpty()) {
            throw new UserError("no data file", "data", "give at least one");
        }
        List<T> results = new ArrayList<>();
        for (Path path : files) {
            try (DataFile file = DataFile.open(path, fit)) {
                results.add(read.apply(file));
            }
        }
        return results;
    }

    /** The name of a row's group; prefixed with its file, since groups of different files may have the same number. */
    private static String groupIn(Dataset part, int row) {
        String group = part.group(row);
        return group.isEmpty() ? "" : part.name() + "/" + group;
    }

    /** The split of a row; of a row without one the name of its folder, if that is given beside others as {@code train}. */
    private static String splitIn(ExpressionDataset part, int row) {
        String split = part.split(row);
        return split.isEmpty() && SplitNames.of(part.name()) != SplitNames.UNKNOWN ? part.name() : split;
    }

    private static String name(List<? extends Dataset> parts) {
        return parts.stream().map(Dataset::name).collect(Collectors.joining("+"));
    }

    private static List<String> notes(List<? extends Dataset> parts) {
        return parts.stream().flatMap(part -> part.notes().stream()).toList();
    }

    private static BadRows badRows(List<? extends Dataset> parts) {
        return parts.stream().map(Dataset::badRows).reduce(BadRows.NONE, BadRows::and);
    }
}
