package dev.mien.measure;

import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.image.Picture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Takes all measures of faces. Immutable and thread-safe.
 *
 * <pre>{@code
 * Measures measures = FaceMeasurer.create().measure(picture, face);
 * double yaw = measures.get(Measure.YAW).orElse(Double.NaN);
 * }</pre>
 */
public final class FaceMeasurer {
    private static final FaceMeasurer PLAIN =
            new FaceMeasurer(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    private final OptionalDouble focal;
    private final OptionalDouble pupilDistance;
    private final Optional<ControlTable> controls;

    private FaceMeasurer(OptionalDouble focal, OptionalDouble pupilDistance, Optional<ControlTable> controls) {
        this.focal = focal;
        this.pupilDistance = pupilDistance;
        this.controls = controls;
    }

    /** A measurer for pictures of an unknown camera, without a scale and without controls. */
    public static FaceMeasurer create() {
        return PLAIN;
    }

    /**
     * The same for pictures of a camera with a known focal length.
     *
     * @param pixels its focal length in pixels of the pictures, above 0
     */
    public FaceMeasurer withFocalLength(double pixels) {
        requirePositive(pixels, "a focal length in pixels");
        return new FaceMeasurer(OptionalDouble.of(pixels), pupilDistance, controls);
    }

    /**
     * The same for one person, whose lengths are also returned in millimetres: {@link Measures#millimetres}.
     *
     * @param millimetres the distance between the person's pupils, above 0
     */
    public FaceMeasurer withPupilDistance(double millimetres) {
        requirePositive(millimetres, "a distance of the pupils in millimetres");
        return new FaceMeasurer(focal, OptionalDouble.of(millimetres), controls);
    }

    /** The same with comparison to a control group: faces within 10 degrees of yaw get standings. */
    public FaceMeasurer withControls(ControlTable group) {
        return new FaceMeasurer(focal, pupilDistance, Optional.of(group));
    }

    private static void requirePositive(double value, String what) {
        if (!(value > 0 && value < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " of " + value + ", expected more than 0");
        }
    }

    /** Whether lengths are also returned in millimetres. */
    public boolean hasMillimetres() {
        return pupilDistance.isPresent();
    }

    /** The measures that are compared with controls. */
    public List<Measure> controlled() {
        return controls.map(ControlTable::measures).orElse(List.of());
    }

    /**
     * Measures a face: its quality; with points also its pose, its proportions and, within 10 degrees of yaw, its
     * asymmetry. Measures that cannot be taken are missing.
     *
     * @param picture the picture that the face is in
     * @throws dev.mien.UserError when the picture cannot be read
     */
    public Measures measure(Picture picture, Face face) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        face.keypoints().ifPresent(points -> measure(points, camera(picture), values));
        Quality.measure(picture, face, values);
        Measures measures = Measures.of(values);
        Measures scaled =
                pupilDistance.isPresent() ? measures.withPupilDistance(pupilDistance.getAsDouble()) : measures;
        return controls.filter(group -> isFrontal(values))
                .map(group -> group.compared(scaled))
                .orElse(scaled);
    }

    private Camera camera(Picture picture) {
        return focal.isPresent()
                ? Camera.of(picture.width(), picture.height(), focal.getAsDouble())
                : Camera.of(picture.width(), picture.height());
    }

    private static void measure(Keypoints points, Camera camera, Map<Measure, Double> values) {
        HeadPose.of(points, camera).ifPresent(pose -> {
            values.put(Measure.YAW, pose.yaw());
            values.put(Measure.PITCH, pose.pitch());
            values.put(Measure.ROLL, pose.roll());
            values.put(Measure.POSE_ERROR, pose.error());
            values.put(Measure.POSE_SPREAD, pose.spread());
        });
        FaceFrame.of(points).ifPresent(face -> {
            Proportions.measure(face, values);
            if (isFrontal(values)) {
                Asymmetry.measure(face, values);
            }
        });
    }

    private static boolean isFrontal(Map<Measure, Double> values) {
        Double yaw = values.get(Measure.YAW);
        return yaw != null && Math.abs(yaw) <= Asymmetry.MAX_YAW;
    }
}
