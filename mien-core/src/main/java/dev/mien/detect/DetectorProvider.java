package dev.mien.detect;

/** Makes a detector of another module; found by {@link java.util.ServiceLoader} when its name is asked for. */
public interface DetectorProvider {
    /** The name that asks for it, such as {@code haar}. */
    String name();

    /**
     * Loads the detector, which the caller closes.
     *
     * @throws dev.mien.UserError when it cannot be loaded
     */
    FaceDetector create(DetectorOptions options);
}
