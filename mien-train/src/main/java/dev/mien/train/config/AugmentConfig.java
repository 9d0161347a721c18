package dev.mien.train.config;

/**
 * The augmentation of training samples.
 *
 * @param recipe the name of the recipe for random augmentation in each epoch; {@code none} for none
 * @param enlarge the number of fixed variants of each sample; 1 for the sample alone
 * @param mixup the alpha of mixup (Zhang et al. 2018, arXiv:1710.09412); 0 for none
 */
public record AugmentConfig(String recipe, int enlarge, double mixup) {
    /** The recipe without augmentation. */
    public static final String NONE = "none";

    /** A configuration without mixup. */
    static AugmentConfig of(String recipe, int enlarge) {
        return new AugmentConfig(recipe, enlarge, 0);
    }
}
