package dev.mien.detect;

/** A detector of another module, found by {@link java.util.ServiceLoader} when its name is asked for. */
public interface DetectorProvider {
    /** The name that asks for it, such as {@code haar}. */
    String name();

    /** Loads the detector. */
    FaceDetector create(DetectorOptions options);
}
