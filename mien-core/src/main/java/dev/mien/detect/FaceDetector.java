package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.model.KeypointModel;
import java.util.List;
import java.util.Optional;

/**
 * Finds the faces of a picture. Any number of threads may ask at the same time. May hold native memory until it is closed,
 * which whoever created it does.
 */
public interface FaceDetector extends AutoCloseable {
    /** The name of the detector that takes each picture whole as one face. */
    String WHOLE_PICTURE = "none";

    /**
     * The faces of a picture, the surest first. A detector asks the picture for what it looks at, such as a gray plane of its
     * working size ({@link Picture#gray(int, int)}), and for no more.
     *
     * @throws UserError when the picture cannot be read
     */
    List<Detection> detect(Picture picture);

    /** The lowest score that this detector tells unless {@link DetectorOptions} ask for another. */
    default double defaultScore() {
        return .5;
    }

    /** How a crop is made of this detector's boxes. */
    default Framing framing() {
        return Framing.KAGGLE;
    }

    /**
     * The detector of that name; see {@link Detectors}.
     *
     * @throws UserError when there is none, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options) {
        return Detectors.create(option, options, Optional.empty());
    }

    /**
     * The detector of that name, which may ask a key point model that is open already.
     *
     * @param shared the key point model that ships with the library, which stays the caller's to close: a detector that needs it
     *     does not load it a second time
     * @throws UserError when there is no such detector, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options, KeypointModel shared) {
        return Detectors.create(option, options, Optional.of(shared));
    }

    @Override
    void close();
}
