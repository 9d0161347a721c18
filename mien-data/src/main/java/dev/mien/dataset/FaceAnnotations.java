package dev.mien.dataset;

import dev.mien.Box;
import dev.mien.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which faces are marked in which photos, and finds the photos: a CSV table, WIDER FACE's own text, or COCO's JSON. */
final class FaceAnnotations {
    private static final String REMEDY = "give a table (.csv), WIDER FACE's annotations (.txt) or COCO's (.json)";

    private FaceAnnotations() {}

    /**
     * The faces of each photo, under the paths that the file has.
     *
     * @throws UserError when it cannot be read; names the place
     */
    static Map<Path, List<MarkedFace>> read(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".txt")) {
                return WiderFaces.read(file);
            }
            return name.endsWith(".json") ? CocoFaces.read(file) : CsvFaces.read(file);
        } catch (NoSuchFileException e) {
            throw new UserError("no such file", file.toString(), "check the path", e);
        } catch (IOException | UncheckedIOException e) {
            String problem =
                    Files.isDirectory(file) ? "a folder, expected a file" : "cannot be read: " + e.getMessage();
            throw new UserError(problem, file.toString(), REMEDY, e);
        }
    }

    /**
     * A face in a box, in pixels; an empty box, as WIDER FACE has some, says that something is there whose size nobody knows.
     */
    static MarkedFace face(
            double left, double top, double width, double height, int blur, int occlusion, int pose, boolean invalid) {
        Box box = new Box(
                (float) left, (float) top, (float) (left + Math.max(width, 1)), (float) (top + Math.max(height, 1)));
        return new MarkedFace(box, blur, occlusion, pose, invalid || width <= 0 || height <= 0);
    }

    /**
     * Where a photo lies: beside its annotations, or where the archives of WIDER FACE and COCO have it.
     *
     * @throws UserError when it is nowhere there
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
                .orElseThrow(() -> new UserError(
                        "its photo " + image + " is missing",
                        annotations.toString(),
                        "put the photos beside it, or into a folder 'images' there"));
    }
}
