package dev.mien.augment;

import dev.mien.OptionError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the {@link Pieces} of photos vary that a detector learns from. */
public enum PieceRecipe {
    /** Places and sizes alone, as where a net is validated. */
    NONE("none", 0),
    /** Light, gray, focus and noise vary, faces are covered in part, and faces of other photos are pasted onto a tenth of the pieces. */
    PIECES("pieces", .1),
    /** The same with faces pasted onto three of ten: more faces are found, but also more that are none, as what is around tells less. */
    PASTED("pieces-pasted", .3);

    private final String label;
    private final double pasted;

    PieceRecipe(String label, double pasted) {
        this.label = label;
        this.pasted = pasted;
    }

    /**
     * The recipe of that name.
     *
     * @throws OptionError when there is none
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
}
