package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.LabelSet;
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
 * Faces as pictures in folders that are named by class or by its number, and these in folders named by split or not:
 * {@code test/happy/1.jpg}, {@code 3/1.png}. Square pictures of any size are taken.
 */
final class PictureFolder {
    private PictureFolder() {}

    /** A picture with the folder's word for its class. */
    private record Found(Path file, String place, String className, String split) {}

    /** A picture read, or what is wrong with it. */
    private record Read(Optional<GrayImage> image, String problem) {}

    static ExpressionDataset read(String name, Path folder, LoadOptions options) {
        if (options.votes().isPresent()) {
            throw new UserError("votes belong to the rows of a CSV file, not to pictures", name, "leave them out");
        }
        List<Found> found = PictureFiles.list(folder).stream()
                .map(file -> found(folder, file))
                .toList();
        LabelSet labels = options.fileLabels().orElseGet(() -> guess(found, options.badRowLimit()));
        List<Read> pictures = IntStream.range(0, found.size())
                .parallel()
                .mapToObj(i -> picture(found.get(i), labels))
                .toList();
        BadRowList bad = new BadRowList(name);
        List<ExpressionDataset.Row> rows = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found from = found.get(i);
            Optional<GrayImage> image = pictures.get(i).image;
            if (image.isEmpty()) {
                bad.add(i, from.place, pictures.get(i).problem);
                continue;
            }
            Expression expression =
                    ClassNames.expression(from.className, labels).orElseThrow();
            rows.add(new ExpressionDataset.Row(image.get(), expression, Optional.empty(), from.place, from.split, ""));
        }
        boolean anyNumber = found.stream()
                .anyMatch(picture -> ClassNames.number(picture.className).isPresent());
        return new ExpressionDataset(
                name,
                rows,
                bad.finish(rows.size(), options.badRowLimit()),
                ClassNames.note(name, labels, options, anyNumber));
    }

    private static Found found(Path folder, Path file) {
        Path inside = folder.relativize(file);
        int depth = inside.getNameCount();
        String className = depth >= 2 ? inside.getName(depth - 2).toString() : "";
        String above = depth >= 3 ? inside.getName(depth - 3).toString() : "";
        String place = inside.toString().replace('\\', '/');
        return new Found(file, place, className, split(above));
    }

    private static String split(String folder) {
        return switch (SplitNames.of(folder)) {
            case TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
            case UNKNOWN -> "";
        };
    }

    /** Folders are made by hand: their numbers tell what they mean, whether they lie in folders by split or not. */
    private static LabelSet guess(List<Found> found, double badRowLimit) {
        Map<Integer, Integer> byNumber = new TreeMap<>();
        for (Found picture : found) {
            ClassNames.number(picture.className).ifPresent(number -> byNumber.merge(number, 1, Integer::sum));
        }
        return ClassNames.guess(byNumber, false, badRowLimit);
    }

    private static Read picture(Found found, LabelSet labels) {
        if (ClassNames.expression(found.className, labels).isEmpty()) {
            return new Read(Optional.empty(), ClassNames.unknown(found.className, labels));
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
