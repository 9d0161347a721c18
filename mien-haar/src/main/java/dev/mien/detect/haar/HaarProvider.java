package dev.mien.detect.haar;

import dev.mien.detect.DetectorOptions;
import dev.mien.detect.DetectorProvider;
import dev.mien.detect.FaceDetector;

/** Provides the detector {@code haar}. */
public final class HaarProvider implements DetectorProvider {
    @Override
    public String name() {
        return "haar";
    }

    @Override
    public FaceDetector create(DetectorOptions options) {
        return HaarDetector.create(options);
    }
}
