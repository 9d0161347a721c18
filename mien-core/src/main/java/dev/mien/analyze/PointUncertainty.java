package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.detect.FaceCrop;
import java.util.List;
import java.util.Optional;

/** How uncertain the key points of a face are, independent of its size. */
final class PointUncertainty {
    private PointUncertainty() {}

    /**
     * The mean spread of some points, as a share of the distance of the eyes in the mean face that fits the 15 points
     * best. NaN if there are no points, or the model tells no spreads.
     *
     * @param points all points of the face
     * @param which those whose spreads count
     */
    static double of(Optional<Keypoints> points, List<Keypoint> which) {
        return points.map(found -> of(found, which)).orElse(Double.NaN);
    }

    private static double of(Keypoints points, List<Keypoint> which) {
        double spread =
                which.stream().mapToDouble(points::spread).average().orElseThrow(); // every list here has points
        double side = KaggleFrame.around(points).map(FaceCrop::width).orElse(Double.NaN);
        return spread / (side * KaggleFrame.MEAN.interocularDistance() / KaggleFrame.SIDE);
    }
}
