package dev.mien.measure;

import dev.mien.Keypoint;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mean face in three dimensions, in millimetres: x to the subject's left, y down, z away from the viewer. Rounded
 * from MediaPipe's canonical face model (Apache License 2.0; vertices 33, 133, 263, 362, 61, 291, and the middle of 1
 * and 4). The origin is the centroid of its points. Brows and lips are left out and the corners of the mouth have half
 * the weight, since they move with the expression.
 */
final class FaceShape {
    /** The position and weight of a point. */
    record Place(Keypoint point, Vector at, double weight) {}

    private static final double MIDDLE_Y = -1.5;
    private static final double MIDDLE_Z = -42.7;

    static final List<Place> PLACES = Stream.of(
                    place(Keypoint.LEFT_EYE_OUTER_CORNER, 44.5, -26.6, -31.7, 1),
                    place(Keypoint.LEFT_EYE_INNER_CORNER, 18.6, -25.9, -37.6, 1),
                    place(Keypoint.RIGHT_EYE_INNER_CORNER, -18.6, -25.9, -37.6, 1),
                    place(Keypoint.RIGHT_EYE_OUTER_CORNER, -44.5, -26.6, -31.7, 1),
                    place(Keypoint.NOSE_TIP, 0, 8, -75.3, 1),
                    place(Keypoint.MOUTH_LEFT_CORNER, 24.6, 43.4, -42.8, .5),
                    place(Keypoint.MOUTH_RIGHT_CORNER, -24.6, 43.4, -42.8, .5))
            .toList();

    private FaceShape() {}

    private static Place place(Keypoint point, double x, double y, double z, double weight) {
        return new Place(point, new Vector(x, y - MIDDLE_Y, z - MIDDLE_Z), weight);
    }
}
