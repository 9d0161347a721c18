package dev.mien.cli.argument;

import dev.mien.UserError;
import dev.mien.dataset.FacePhotos;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The training photos of a detector, as {@code --data} and {@code --background} name them. */
public final class DetectorPhotos {
    private DetectorPhotos() {}

    /**
     * Reads them.
     *
     * @throws UserError when there are several files of annotations, or they cannot be read
     */
    public static FacePhotos read(List<Path> data, Optional<Path> background) {
        if (data.size() != 1) {
            throw new UserError("a detector learns from one file of photos", "--data", "give one");
        }
        return FacePhotos.read(data.get(0), background);
    }
}
