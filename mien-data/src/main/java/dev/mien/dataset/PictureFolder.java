package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.PictureFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Reads faces from pictures in folders that are named by class or class number, optionally below folders named by
 * split: {@code test/happy/1.jpg}, {@code 3/1.png}. Pictures must be square, of any size.
 */
final class PictureFolder {
    private PictureFolder() {}

    /** A picture with the name of its folder, which is the class. */
    private record Found(Path file, String place, String className, String above) {
        String split() {
            return PictureFolder.split(above);
        }
    }

    /** A picture, or the problem with it. */
    private record Read(Optional<GrayImage> image, String problem) {}

    static ExpressionDataset read(String name, Path folder, LoadOptions options) {
        if (options.votes().isPresent()) {
            throw new UserError("votes belong to the rows of a CSV file, not to pictures", name, "leave them out");
        }
        FileTree tree = FileTree.of(folder);
        List<Found> found = tree.files().stream()
                .filter(PictureFiles::isPicture)
                .map(file -> found(folder, file))
                .toList();
        Map<Integer, Integer> numbers = numbers(found);
        if (options.classNames().isEmpty()) {
            refuseTakes(name, found);
        }
        ClassCoding coding =
                options.classNames().orElseGet(() -> ClassNames.guess(name, numbers, false, options.badRowLimit()));
        LeftOut leftOut = new LeftOut(name);
        List<Found> wanted = wanted(found, coding, leftOut);
        BadRowList bad = new BadRowList(name);
        tree.unreadable().forEach(error -> bad.add(-1, error.place(), error.problem()));
        List<ExpressionDataset.Row> rows = rows(wanted, coding, bad);
        List<String> notes = new ArrayList<>(
                coding.note(name, !numbers.isEmpty(), options.classNames().isPresent()));
        notes.addAll(leftOut.notes());
        notes.addAll(others(name, tree));
        return new ExpressionDataset(name, rows, bad.finish(rows.size(), options.badRowLimit()), notes);
    }

    /** The pictures whose folder is a class or an unknown name; those of classes that are left out are counted. */
    private static List<Found> wanted(List<Found> found, ClassCoding coding, LeftOut leftOut) {
        boolean anyKnown = found.stream()
                .anyMatch(picture -> coding.expression(picture.className).isPresent());
        List<Found> wanted = new ArrayList<>();
        for (Found picture : found) {
            // Beside folders of known classes, not in one, an unknown name is taken as a class that is left out.
            boolean other = anyKnown
                    && !picture.className.isEmpty()
                    && coding.expression(picture.className).isEmpty()
                    && coding.expression(picture.above).isEmpty();
            if (other || coding.leavesOut(picture.className)) {
                leftOut.add(picture.className);
            } else {
                wanted.add(picture);
            }
        }
        return wanted;
    }

    private static List<ExpressionDataset.Row> rows(List<Found> wanted, ClassCoding coding, BadRowList bad) {
        List<Read> pictures = IntStream.range(0, wanted.size())
                .parallel()
                .mapToObj(i -> picture(wanted.get(i), coding))
                .toList();
        List<ExpressionDataset.Row> rows = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Found from = wanted.get(i);
            Optional<GrayImage> image = pictures.get(i).image;
            if (image.isEmpty()) {
                bad.add(i, from.place, pictures.get(i).problem);
                continue;
            }
            Expression expression = coding.expression(from.className).orElseThrow();
            rows.add(
                    new ExpressionDataset.Row(image.get(), expression, Optional.empty(), from.place, from.split(), ""));
        }
        return rows;
    }

    /** Notes on other files in the folder. */
    private static List<String> others(String name, FileTree tree) {
        List<Path> others = tree.files().stream()
                .filter(file -> !PictureFiles.isPicture(file))
                .toList();
        return LeftOut.files(name, "no pictures", others);
    }

    private static Found found(Path folder, Path file) {
        Path inside = folder.relativize(file);
        int depth = inside.getNameCount();
        String className = depth >= 2 ? inside.getName(depth - 2).toString() : "";
        String above = depth >= 3 ? inside.getName(depth - 3).toString() : "";
        String place = inside.toString().replace('\\', '/');
        return new Found(file, place, className, above);
    }

    private static String split(String folder) {
        return switch (SplitNames.of(folder)) {
            case TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
            case UNKNOWN -> "";
        };
    }

    /**
     * Refuses the numbers of sequences, as in CK+, whose folders number the takes of each person: these are not
     * classes.
     */
    private static void refuseTakes(String name, List<Found> found) {
        List<String> above = found.stream()
                .filter(picture -> ClassNames.number(picture.className).isPresent())
                .map(Found::above)
                .filter(folder -> !folder.isEmpty() && split(folder).isEmpty())
                .distinct()
                .limit(2)
                .toList();
        if (above.size() == 2) {
            throw new UserError(
                    "numbered folders in '" + above.get(0) + "', '" + above.get(1)
                            + "' and so on, which look like takes, not classes",
                    name,
                    "sort the pictures into folders by class, or say what the numbers mean by the option class-names");
        }
    }

    /** The number of pictures with each class number. */
    private static Map<Integer, Integer> numbers(List<Found> found) {
        Map<Integer, Integer> byNumber = new TreeMap<>();
        for (Found picture : found) {
            ClassNames.number(picture.className).ifPresent(number -> byNumber.merge(number, 1, Integer::sum));
        }
        return byNumber;
    }

    private static Read picture(Found found, ClassCoding coding) {
        if (coding.expression(found.className).isEmpty()) {
            return new Read(
                    Optional.empty(),
                    coding.expression(found.above).isPresent()
                            ? "in the folder '" + found.className + "', expected directly in '" + found.above + "'"
                            : coding.unknown(found.className));
        }
        try {
            GrayImage image = PictureFiles.readGray(found.file);
            if (image.width() != image.height()) {
                return new Read(
                        Optional.empty(),
                        image.width() + "x" + image.height() + " pixels, expected a square face crop");
            }
            return new Read(Optional.of(image), "");
        } catch (UserError e) {
            return new Read(Optional.empty(), e.problem());
        }
    }
}
