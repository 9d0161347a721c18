package dev.mien.measure;

import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.image.Picture;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Takes all measures of faces. Immutable; any number of threads may ask.
 *
 * <pre>{@code
 * Measures measures = FaceMeasurer.create().measure(picture, face);
 * double yaw = measures.get(Measure.YAW).orElse(Double.NaN);
 * }</pre>
 */
public final class FaceMeasurer {
    private static final FaceMeasurer PLAIN = new FaceMeasurer(OptionalDouble.empty());

    private final OptionalDouble focal;

    private FaceMeasurer(OptionalDouble focal) {
        this.focal = focal;
    }

    /** Measures with nothing known beside the picture. */
    public static FaceMeasurer create() {
        return PLAIN;
    }

    /**
     * The same for pictures of a camera that is known.
     *
     * @param pixels its focal length in pixels of the pictures, above 0
     */
    public FaceMeasurer withFocalLength(double pixels) {
        return new FaceMeasurer(OptionalDouble.of(pixels));
    }

    /**
     * What can be measured on a face.
     *
     * @param picture the picture that the face is in
     */
    public Measures measure(Picture picture, Face face) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        Camera camera = focal.isPresent()
                ? Camera.of(picture.width(), picture.height(), focal.getAsDouble())
                : Camera.of(picture.width(), picture.height());
        face.keypoints().flatMap(points -> HeadPose.of(points, camera)).ifPresent(pose -> {
            values.put(Measure.YAW, pose.yaw());
            values.put(Measure.PITCH, pose.pitch());
            values.put(Measure.ROLL, pose.roll());
            values.put(Measure.POSE_ERROR, pose.error());
            values.put(Measure.POSE_SPREAD, pose.spread());
        });
        return Measures.of(values);
    }
}
