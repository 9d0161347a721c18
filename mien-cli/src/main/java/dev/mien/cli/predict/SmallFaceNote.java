package dev.mien.cli.predict;

import dev.mien.analyze.FaceAnalyzer;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Notes once that a large picture or video may have faces that are too small for the detector: if no face was found, or
 * one of the smallest size.
 */
final class SmallFaceNote {
    /** The limit in pixels, below which missed faces are not mentioned. */
    private static final double WORTH_SAYING = 16;

    /**
     * If a face was found whose height is less than this multiple of the smallest height, there may be smaller ones.
     */
    private static final double NEAR = 2;

    private final FaceAnalyzer analyzer;
    private final PredictOutput output;
    private boolean hasSaid;

    /**
     * @param knowsTheLimit whether the user has set the smallest height
     */
    SmallFaceNote(FaceAnalyzer analyzer, PredictOutput output, boolean knowsTheLimit) {
        this.analyzer = analyzer;
        this.output = output;
        this.hasSaid = knowsTheLimit;
    }

    /**
     * Adds the result for a picture of that size.
     *
     * @param smallest the height of the smallest face in pixels; empty if none was found
     */
    void found(String source, int width, int height, OptionalDouble smallest) {
        OptionalDouble limit = analyzer.minFace(width, height, smallest);
        boolean isSmall = limit.isPresent()
                && limit.getAsDouble() >= WORTH_SAYING
                && smallest.orElse(0) < NEAR * limit.getAsDouble();
        if (hasSaid || !isSmall) {
            return;
        }
        hasSaid = true;
        output.note(String.format(
                Locale.ROOT,
                "%s: %sfaces less than %.0f pixels high were not looked for; --min-face PX looks for smaller ones",
                source,
                smallest.isEmpty() ? "no face found; " : "",
                limit.getAsDouble()));
    }
}
