package dev.mien.augment;

import dev.mien.OptionError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The named augmentation recipes for the {@link Pieces} of photos from which a detector learns. */
public enum PieceRecipe {
    /** Only position and size vary, as in validation. */
    NONE("none", 0, 0),
    /**
     * Light, gray, focus and noise vary, an eighth of the photos lies on a side or upside down, faces are partly
     * covered, and faces from other photos are pasted onto a tenth of the pieces.
     */
    PIECES("pieces", .1, .12),
    /**
     * As {@link #PIECES}, with faces pasted onto three tenths of the pieces: the detector finds more faces but has more
     * false detections, since the surroundings of a face tell it less.
     */
    PASTED("pieces-pasted", .3, .12);

    private final String label;
    private final double pasted;
    private final double turned;

    PieceRecipe(String label, double pasted, double turned) {
        this.label = label;
        this.pasted = pasted;
        this.turned = turned;
    }

    /**
     * Finds a recipe by its name.
     *
     * @throws OptionError when there is no recipe of that name
     */
    public static PieceRecipe named(String name) {
        return Arrays.stream(values())
                .filter(recipe -> recipe.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new OptionError(
                        "detectors know no augmentation '" + name + "'",
                        "augment",
                        "use one of: " + String.join(", ", names())));
    }

    /** The names of the recipes. */
    public static List<String> names() {
        return Stream.of(values()).map(recipe -> recipe.label).toList();
    }

    /** The share of pieces onto which faces of other photos are pasted, in 0..1. */
    double pasted() {
        return pasted;
    }

    /** The share of photos and pasted faces that lie on a side or upside down, in 0..1. */
    double turned() {
        return turned;
    }
}
