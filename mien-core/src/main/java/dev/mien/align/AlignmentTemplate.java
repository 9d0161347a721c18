package dev.mien.align;

import dev.mien.Keypoint;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the points of a face lie in an aligned crop.
 *
 * @param width of the crop, in pixels
 * @param height of the crop, in pixels
 * @param places of at least two points, in pixels of the crop, pixel centres at whole numbers
 */
public record AlignmentTemplate(int width, int height, Map<Keypoint, Place> places) {
    /** The size of {@link #arcFace()}. */
    public static final int ARC_FACE_SIZE = 112;

    public AlignmentTemplate {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a crop of " + width + "x" + height + " pixels");
        }
        if (places.size() < 2) {
            throw new IllegalArgumentException(places.size() + " points of a template, expected two or more");
        }
        places = Map.copyOf(places);
    }

    /**
     * The 112x112 crop that ArcFace and most recognition models since are trained on: eyes, nose and mouth's corners at fixed places
     * (Deng et al., CVPR 2019; InsightFace). Its first point is the image's left eye, which is the subject's right.
     */
    public static AlignmentTemplate arcFace() {
        return new AlignmentTemplate(
                ARC_FACE_SIZE,
                ARC_FACE_SIZE,
                Map.of(
                        Keypoint.RIGHT_EYE_CENTER, new Place(38.2946, 51.6963),
                        Keypoint.LEFT_EYE_CENTER, new Place(73.5318, 51.5014),
                        Keypoint.NOSE_TIP, new Place(56.0252, 71.7366),
                        Keypoint.MOUTH_RIGHT_CORNER, new Place(41.5493, 92.3655),
                        Keypoint.MOUTH_LEFT_CORNER, new Place(70.7299, 92.2041)));
    }

    /**
     * The same template in another size, by InsightFace's rule: multiples of 128 are scaled from its 128x128 template,
     * whose places lie 8 pixels further to the right, all other sizes from the 112x112 one.
     *
     * @param size of a side in pixels, from 1
     */
    public static AlignmentTemplate arcFace(int size) {
        boolean wide = size % ARC_FACE_SIZE != 0 && size % 128 == 0;
        double scale = (double) size / (wide ? 128 : ARC_FACE_SIZE);
        double shift = wide ? 8 * scale : 0;
        Map<Keypoint, Place> scaled = new TreeMap<>();
        arcFace()
                .places()
                .forEach((point, place) -> scaled.put(point, new Place(scale * place.x() + shift, scale * place.y())));
        return new AlignmentTemplate(size, size, scaled);
    }
}
