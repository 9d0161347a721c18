package dev.mien.detect;

/**
 * Creates a detector of another module; {@link FaceDetector#create} finds it with a {@link java.util.ServiceLoader}.
 */
public interface DetectorProvider {
    /** The name of the detector, such as {@code haar}. */
    String name();

    /**
     * Loads the detector, which the caller closes.
     *
     * @throws dev.mien.UserError when it cannot be loaded
     */
    FaceDetector create(DetectorOptions options);
}
