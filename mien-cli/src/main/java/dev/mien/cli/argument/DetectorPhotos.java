package dev.mien.cli.argument;

import dev.mien.UserError;
import dev.mien.dataset.FacePhotos;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The training photos of a detector, as {@code --data} and {@code --background} name them. */
public final class DetectorPhotos {
    private DetectorPhotos() {}

    /**
     * Reads them.
     *
     * @param limit the share of photos that may be skipped, in 0..1
     * @param notes told what was guessed and skipped in reading them
     * @throws UserError when there are several files of annotations, they cannot be read, or too many photos cannot
     */
    public static FacePhotos read(
            List<Path> data, Optional<Path> background, double limit, Consumer<List<String>> notes) {
        if (data.size() != 1) {
            throw new UserError("a detector learns from one file of photos", "--data", "give one");
        }
        FacePhotos photos = FacePhotos.read(data.get(0), background).checked(limit);
        notes.accept(photos.notes());
        return photos;
    }
}
