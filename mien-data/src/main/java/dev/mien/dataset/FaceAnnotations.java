package dev.mien.dataset;

import static java.util.Objects.requireNonNull;

import dev.mien.Box;
import dev.mien.FileProblem;
import dev.mien.MissingFile;
import dev.mien.Quote;
import dev.mien.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the annotated faces of photos from a CSV table, WIDER FACE's text or COCO's JSON, and finds the photos. */
final class FaceAnnotations {
    private static final String REMEDY =
            "give a table (.csv, .csv.gz, .zip), WIDER FACE's annotations (.txt) or COCO's (.json)";

    /** The limit for coordinates, which only damaged boxes exceed. */
    private static final double LARGEST = 1e9;

    /** No system opens longer paths, but pixels are longer. */
    private static final int LONGEST_PATH = 4096;

    private FaceAnnotations() {}

    /**
     * Reads the faces of each photo.
     *
     * @throws UserError when it cannot be read; names the file and line
     */
    static AnnotatedPhotos read(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".json")) {
                return CocoFaces.read(file);
            }
            return new AnnotatedPhotos(name.endsWith(".txt") ? WiderFaces.read(file) : CsvFaces.read(file), List.of());
        } catch (NoSuchFileException e) {
            throw MissingFile.error(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException failure) {
        String problem =
                Files.isDirectory(file) ? "a folder, expected a file" : "cannot be read: " + FileProblem.words(failure);
        return new UserError(problem, file.toString(), REMEDY, failure);
    }

    /**
     * A face of which only the box is known, in pixels. An empty box, as WIDER FACE contains some, is a face of unknown
     * size and marked as invalid.
     *
     * @param place the file and line of the box, for messages
     * @throws UserError when a number is not finite
     */
    static MarkedFace face(double left, double top, double width, double height, String place) {
        double farthest = Math.abs(left) + Math.abs(top) + Math.abs(width) + Math.abs(height);
        if (!(farthest < LARGEST)) { // not even for NaN
            throw new UserError(
                    "a box of " + left + ", " + top + ", " + width + ", " + height,
                    place,
                    "give its pixels as numbers");
        }
        Box box = new Box(
                (float) left, (float) top, (float) (left + Math.max(width, 1)), (float) (top + Math.max(height, 1)));
        return new MarkedFace(box, 0, 0, 0, width <= 0 || height <= 0);
    }

    /**
     * Parses a photo's path in the annotations.
     *
     * @param place its file and line, for messages
     * @throws UserError when it is empty, too long, or cannot be a path
     */
    static Path path(String text, String place) {
        try {
            if (!text.isBlank() && text.length() <= LONGEST_PATH) {
                return Path.of(text.strip());
            }
        } catch (InvalidPathException e) {
            // reported below, as for the others
        }
        throw new UserError(Quote.of(text) + " is no path of a photo", place, REMEDY);
    }

    /**
     * Where a photo is: beside its annotations, or where the archives of WIDER FACE and COCO contain it. If it is in
     * none of these places, it is missing beside its annotations.
     */
    static Path photo(Path annotations, Path image) {
        Path folder =
                Optional.ofNullable(annotations.toAbsolutePath().getParent()).orElse(Path.of("."));
        Path above = Optional.ofNullable(folder.getParent()).orElse(folder);
        return Stream.of(
                        folder,
                        folder.resolve("images"),
                        above.resolve("images"),
                        above,
                        above.resolve("WIDER_train/images"),
                        above.resolve("WIDER_val/images"))
                .map(place -> place.resolve(image))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> folder.resolve(image));
    }
}
