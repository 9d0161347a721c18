package dev.mien.detect;

import dev.mien.model.DetectorModel;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Our own detector as data, its model files and the numbers that its steps go by: for who takes the same steps elsewhere, as
 * the page of {@code mien serve} does in the browser.
 *
 * @param net looks for faces
 * @param secondLook the key point model that is asked whether what the net found is a face
 */
public record OwnDetector(ModelOrigin net, ModelOrigin secondLook) {
    private static final String NAME = "mien";

    /** The one that ships with the library. */
    public static OwnDetector shipped() {
        return of(ModelOrigin.shipped(Task.DETECTOR));
    }

    /** The detector {@code mien} or {@code mien:FILE}; empty where the name is another detector's. */
    public static Optional<OwnDetector> named(String option) {
        if (option.equals(NAME)) {
            return Optional.of(shipped());
        }
        return option.startsWith(NAME + ":")
                ? Optional.of(of(ModelOrigin.file(Path.of(option.substring(NAME.length() + 1)))))
                : Optional.empty();
    }

    private static OwnDetector of(ModelOrigin net) {
        return new OwnDetector(net, ModelOrigin.shipped(Task.KEYPOINTS));
    }

    /** The numbers of all steps from a picture to the crops of its faces, by name; the constants themselves say what they are. */
    public static SortedMap<String, Double> constants() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("stride", (double) DetectorModel.STRIDE),
                Map.entry("smallest", DetectorModel.SMALLEST),
                Map.entry("largest", DetectorModel.LARGEST),
                Map.entry("usual", DetectorModel.USUAL),
                Map.entry("longestLogarithm", DetectorModel.LONGEST_LOGARITHM),
                Map.entry("smallestShare", MienDetector.SMALLEST_SHARE),
                Map.entry("sameFace", MienDetector.SAME_FACE),
                Map.entry("gray", (double) MienDetector.GRAY),
                Map.entry("leastFirstScore", SecondLook.LEAST_FIRST_SCORE),
                Map.entry("leastScore", SecondLook.LEAST_SCORE),
                Map.entry("offset", SecondLook.OFFSET),
                Map.entry("surest", SecondLook.SUREST),
                Map.entry("side", Framing.SIDE),
                Map.entry("raised", Framing.RAISED),
                Map.entry("largestCrop", (double) FaceCrop.LARGEST)));
    }
}
