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
     * @param notes told what was guessed in reading them
     * @throws UserError when there are several files of annotations, or they cannot be read
     */
    public static FacePhotos read(List<Path> data, Optional<Path> background, Consumer<List<String>> notes) {
        if (data.size() != 1) {
            throw new UserError("a detector learns from one file of photos", "--data", "give one");
        }
        FacePhotos photos = FacePhotos.read(data.get(0), background);
        notes.accept(photos.notes());
        return photos;
    }
}
