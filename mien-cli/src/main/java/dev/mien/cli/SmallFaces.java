package dev.mien.cli;

import dev.mien.analyze.FaceAnalyzer;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says once what a large picture or video may hide from the detector: where no face was found, or one of the smallest. */
final class SmallFaces {
    /** Smaller faces nobody misses, in pixels. */
    private static final double WORTH_SAYING = 16;

    /** Where a face of less than so many times the smallest height looked for was found, there may be smaller ones. */
    private static final double NEAR = 2;

    private final FaceAnalyzer analyzer;
    private final PredictOutput output;
    private boolean hasSaid;

    /**
     * @param knowsTheLimit whether the user has said which faces are too small
     */
    SmallFaces(FaceAnalyzer analyzer, PredictOutput output, boolean knowsTheLimit) {
        this.analyzer = analyzer;
        this.output = output;
        this.hasSaid = knowsTheLimit;
    }

    /**
     * What was found in pictures of that size.
     *
     * @param smallest the height of the smallest face in pixels; empty where none was found
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
                "%s: %sfaces lower than %.0f pixels were not looked for; --min-face PX looks for smaller ones",
                source,
                smallest.isEmpty() ? "no face found; " : "",
                limit.getAsDouble()));
    }
}
