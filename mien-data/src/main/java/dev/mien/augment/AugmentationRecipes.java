package dev.mien.augment;

import static dev.mien.augment.Augmentation.blur;
import static dev.mien.augment.Augmentation.brightness;
import static dev.mien.augment.Augmentation.compression;
import static dev.mien.augment.Augmentation.contrast;
import static dev.mien.augment.Augmentation.erasing;
import static dev.mien.augment.Augmentation.gamma;
import static dev.mien.augment.Augmentation.horizontalFlip;
import static dev.mien.augment.Augmentation.lowResolution;
import static dev.mien.augment.Augmentation.noise;
import static dev.mien.augment.Augmentation.nothingBelow;
import static dev.mien.augment.Augmentation.rotation;
import static dev.mien.augment.Augmentation.shade;
import static dev.mien.augment.Augmentation.shear;
import static dev.mien.augment.Augmentation.shift;
import static dev.mien.augment.Augmentation.stretch;
import static dev.mien.augment.Augmentation.unevenFace;
import static dev.mien.augment.Augmentation.verticalFlip;
import static dev.mien.augment.Augmentation.zoom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named augmentation recipes, which training selects with an option. */
final class AugmentationRecipes {
    static final String NONE = "none";

    static final Map<String, List<Augmentation>> ALL = all();

    private AugmentationRecipes() {}

    private static Map<String, List<Augmentation>> all() {
        Map<String, List<Augmentation>> recipes = new LinkedHashMap<>();
        recipes.put(NONE, List.of());
        recipes.put("keypoints", keypoints());
        recipes.put("keypoints-uneven", with(unevenFace(.2).sometimes(.9), keypointsAtTimesMoved()));
        recipes.put("keypoints-jitter", keypointsJitter());
        recipes.put("keypoints-wild", with(unevenFace(.12).sometimes(.3), keypointsWild()));
        recipes.put("expression", expression());
        recipes.put("expression-wild", expressionWild());
        recipes.put("seed-keypoints", seedKeypoints());
        recipes.put("seed-expression", seedExpression());
        recipes.put("seed-expression-vertical", with(verticalFlip().sometimes(0.5), seedExpression()));
        return Collections.unmodifiableMap(recipes);
    }

    /** For crops framed like those of the data set. */
    private static List<Augmentation> keypoints() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(8),
                zoom(0.05),
                stretch(0.03),
                shift(0.04),
                brightness(0.7, 1.4),
                contrast(0.7, 1.3),
                noise(0.03).sometimes(0.3));
    }

    /** As {@link #keypoints}, sometimes moved as far as in {@link #keypointsJitter}, blurred, or with another gamma. */
    private static List<Augmentation> keypointsAtTimesMoved() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(8),
                rotation(15).sometimes(0.3),
                zoom(0.05),
                zoom(0.1).sometimes(0.3),
                stretch(0.03),
                shift(0.04),
                shift(0.1).sometimes(0.3),
                gamma(1.6).sometimes(0.2),
                brightness(0.7, 1.4),
                contrast(0.6, 1.3),
                blur(3).sometimes(0.1),
                noise(0.04).sometimes(0.3));
    }

    /** For crops from a detector: shifted and scaled by up to 12 %, rotated by up to 20 degrees. */
    private static List<Augmentation> keypointsJitter() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(20),
                zoom(0.12),
                stretch(0.04),
                shift(0.12),
                brightness(0.7, 1.4),
                contrast(0.6, 1.4),
                erasing(0.15).sometimes(0.25),
                noise(0.04).sometimes(0.5));
    }

    /**
     * For faces in uncontrolled photos: mostly as {@link #keypointsJitter}, sometimes shifted and scaled by up to 25 %
     * and rotated by up to 30 degrees; partly covered, out of focus, small, and sometimes with nothing known below the
     * crop.
     */
    private static List<Augmentation> keypointsWild() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(15),
                rotation(15).sometimes(0.4),
                zoom(0.12),
                zoom(0.87, 1.12).sometimes(0.4),
                stretch(0.04),
                shift(0.1),
                shift(0.15).sometimes(0.3),
                nothingBelow().sometimes(0.3),
                blur(4).sometimes(0.15),
                lowResolution(4).sometimes(0.2),
                brightness(0.7, 1.4),
                contrast(0.5, 1.4),
                erasing(0.2).sometimes(0.3),
                noise(0.05).sometimes(0.4));
    }

    private static List<Augmentation> expression() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(10),
                zoom(0.1),
                stretch(0.05),
                shift(0.08),
                brightness(0.7, 1.3),
                contrast(0.6, 1.4),
                erasing(0.2).sometimes(0.25));
    }

    /**
     * For faces that a detector finds in photos and films: mostly as {@link #expression}, sometimes shifted, scaled and
     * rotated further; lit from one side, with other contrast, small, out of focus, compressed or noisy.
     */
    private static List<Augmentation> expressionWild() {
        return List.of(
                horizontalFlip().sometimes(0.5),
                rotation(10),
                rotation(12).sometimes(0.3),
                zoom(0.1),
                zoom(0.82, 1.2).sometimes(0.4),
                stretch(0.08),
                shift(0.08),
                shift(0.08).sometimes(0.3),
                shade(0.7).sometimes(0.3),
                gamma(2).sometimes(0.35),
                brightness(0.6, 1.35),
                contrast(0.4, 1.4),
                erasing(0.2).sometimes(0.25),
                lowResolution(5).sometimes(0.3),
                blur(6).sometimes(0.2),
                noise(0.06).sometimes(0.25),
                compression(0.1, 0.8).sometimes(0.25));
    }

    /** The three variants of {@link Enlarge} with x3, drawn anew for each sample: unchanged, mirrored or brightened. */
    private static List<Augmentation> seedKeypoints() {
        return List.of(horizontalFlip().sometimes(1.0 / 3), brightness(1.5, 2).sometimes(1.0 / 3));
    }

    /**
     * The augmentation of the two-ResNet project (Keras {@code ImageDataGenerator}): rotation by up to 15 degrees,
     * shifts of up to a tenth, a shear of 0.1 (in degrees, as Keras reads it), zoom of up to a tenth for each axis
     * independently, a horizontal flip, and brightness.
     */
    private static List<Augmentation> seedExpression() {
        return List.of(
                rotation(15),
                shift(0.1),
                shear(0.1),
                stretch(0.1),
                horizontalFlip().sometimes(0.5),
                brightness(1.1, 1.5));
    }

    private static List<Augmentation> with(Augmentation more, List<Augmentation> recipe) {
        List<Augmentation> longer = new ArrayList<>(recipe);
        longer.add(more);
        return List.copyOf(longer);
    }
}
