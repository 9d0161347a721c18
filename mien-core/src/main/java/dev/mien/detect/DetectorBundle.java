package dev.mien.detect;

import dev.mien.model.ModelOrigin;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Mien's own detector as data: its model file and the constants of its algorithm, for implementations elsewhere, such
 * as that of the page of {@code mien serve} in the browser.
 *
 * @param net the model file of the detector
 */
public record DetectorBundle(ModelOrigin net) {
    private static final String NAME = "mien";

    /** The detector that ships with the library. */
    public static DetectorBundle shipped() {
        return new DetectorBundle(ModelOrigin.shipped(Task.DETECTOR));
    }

    /** Finds the detector named {@code mien} or {@code mien:FILE}; empty for the names of other detectors. */
    public static Optional<DetectorBundle> named(String option) {
        if (option.equals(NAME)) {
            return Optional.of(shipped());
        }
        return option.startsWith(NAME + ":")
                ? Optional.of(new DetectorBundle(ModelOrigin.file(Path.of(option.substring(NAME.length() + 1)))))
                : Optional.empty();
    }

    /**
     * The constants of all steps from a picture to the crops of its faces, by name; each is documented where it is
     * defined.
     */
    public static SortedMap<String, Double> constants() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("budget", WorkingSize.BUDGET),
                Map.entry("multiple", (double) PyramidCells.MULTIPLE),
                Map.entry("usual", PyramidCells.USUAL),
                Map.entry("longestLogarithm", PyramidCells.LONGEST_LOGARITHM),
                Map.entry("gray", (double) PyramidCells.PADDING),
                Map.entry("minScore", OnePassDetector.MIN_SCORE),
                Map.entry("sureScore", OnePassDetector.SURE_SCORE),
                Map.entry("sameFace", Suppression.SAME_FACE),
                Map.entry("nested", Suppression.NESTED),
                Map.entry("part", Suppression.PART),
                Map.entry("beside", Suppression.BESIDE),
                Map.entry("alike", Suppression.ALIKE),
                Map.entry("averaged", Suppression.AVERAGED),
                Map.entry("coarser", (double) CoarserLook.COARSER),
                Map.entry("coarserInDoubt", (double) CoarserLook.COARSER_IN_DOUBT),
                Map.entry("large", CoarserLook.LARGE),
                Map.entry("doubted", CoarserLook.DOUBTED),
                Map.entry("sure", CoarserLook.SURE),
                Map.entry("largest", CoarserLook.LARGEST),
                Map.entry("seenBetter", CoarserLook.SEEN_BETTER),
                Map.entry("coarsest", (double) CoarserLook.COARSEST),
                Map.entry("closerEnlarged", (double) CloserLook.ENLARGED),
                Map.entry("closerMost", (double) CloserLook.CLOSEST),
                Map.entry("closerMaxEnlarged", CloserLook.MAX_ENLARGED),
                Map.entry("closerHint", CloserLook.HINT),
                Map.entry("closerHintHeight", CloserLook.HINT_HEIGHT),
                Map.entry("closerLargest", CloserLook.LARGEST),
                Map.entry("closerSeenBetter", CloserLook.SEEN_BETTER),
                Map.entry("lowerPerHalving", SizeCalibration.PER_HALVING),
                Map.entry("largeHeight", SizeCalibration.LARGE),
                Map.entry("smallHeight", SizeCalibration.SMALL),
                Map.entry("tileWhole", Tile.WHOLE),
                Map.entry("tileSide", (double) Tile.SIDE),
                Map.entry("tileOverlap", (double) Tile.OVERLAP),
                Map.entry("tileShared", (double) Tile.SHARED),
                Map.entry("side", Framing.SIDE),
                Map.entry("raised", Framing.RAISED),
                Map.entry("middleBelow", Framing.MIDDLE_BELOW),
                Map.entry("largestCrop", (double) FaceCrop.LARGEST)));
    }
}
