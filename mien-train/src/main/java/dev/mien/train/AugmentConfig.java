package dev.mien.train;

/**
 * How the training samples are varied.
 *
 * @param recipe the name of the variation on the fly, anew in each epoch; {@code none} for none
 * @param enlarge how many variants of each sample the set holds before training; 1 for the sample alone
 * @param mixup alpha of the {@link MixedSamples mixture} with other samples; 0 for none
 */
public record AugmentConfig(String recipe, int enlarge, double mixup) {
    /** No variation on the fly. */
    public static final String NONE = "none";

    /** Without mixtures. */
    static AugmentConfig of(String recipe, int enlarge) {
        return new AugmentConfig(recipe, enlarge, 0);
    }
}
