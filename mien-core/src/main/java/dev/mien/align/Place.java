package dev.mien.align;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.EnumMap;
import java.util.Map;

/**
 * A position in a picture.
 *
 * @param x to the right, in pixels, pixel centres at whole numbers
 * @param y down
 */
public record Place(double x, double y) {
    /** The positions of the points that are known. */
    public static Map<Keypoint, Place> of(Keypoints points) {
        Map<Keypoint, Place> places = new EnumMap<>(Keypoint.class);
        for (Keypoint point : points.points()) {
            if (points.has(point)) {
                places.put(point, new Place(points.x(point), points.y(point)));
            }
        }
        return places;
    }
}
