package dev.mien.measure;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Measures the quality of a face's picture, 0..100 for each component: some of those of ISO/IEC 29794-5, but not
 * computed by its methods.
 */
final class Quality {
    private static final double GOOD_EYE_DISTANCE = 90; // pixels, as ISO/IEC 39794-5 asks of a portrait
    private static final int DARK = 25; // up to here a pixel is under-exposed, of 255
    private static final int BURNT = 247; // from here it is over-exposed
    private static final double CLOSED = 35; // a mouth's opening with its lips, in percent of the eyes' distance
    private static final double OPEN = 70;
    private static final double SHUT = .1; // an eye's aspect ratio
    private static final double WIDE = .2;

    private static final List<Measure> REASONS = List.of(
            Measure.QUALITY_SIZE,
            Measure.QUALITY_POSE,
            Measure.QUALITY_SHARPNESS,
            Measure.QUALITY_EXPOSURE,
            Measure.QUALITY_CUT);

    private Quality() {}

    /**
     * Adds the components and their minimum.
     *
     * @param values contains the pose and the lengths that are known
     */
    static void measure(Picture picture, Face face, Map<Measure, Double> values) {
        Box box = face.box();
        Double eyes = values.get(Measure.EYE_DISTANCE);
        if (eyes != null) {
            values.put(Measure.QUALITY_SIZE, share(eyes / GOOD_EYE_DISTANCE));
        }
        if (values.containsKey(Measure.YAW)) {
            values.put(
                    Measure.QUALITY_POSE,
                    Math.min(
                            facing(Objects.requireNonNull(values.get(Measure.YAW))),
                            Math.min(
                                    facing(Objects.requireNonNull(values.get(Measure.PITCH))),
                                    facing(Objects.requireNonNull(values.get(Measure.ROLL))))));
        }
        GrayImage pixels = Framing.KAGGLE.crop(box).detailedPixels(picture);
        values.put(Measure.QUALITY_SHARPNESS, share(Sharpness.of(pixels)));
        values.put(Measure.QUALITY_EXPOSURE, share(exposed(pixels)));
        values.put(Measure.QUALITY_CUT, share(box.shareWithin(picture.width(), picture.height())));
        Double opening = values.get(Measure.MOUTH_OPENING);
        if (opening != null) {
            values.put(Measure.QUALITY_MOUTH_CLOSED, share((OPEN - opening) / (OPEN - CLOSED)));
        }
        double eyesOpen = Stream.of(Measure.LEFT_EYE_ASPECT_RATIO, Measure.RIGHT_EYE_ASPECT_RATIO)
                .mapToDouble(ratio -> values.getOrDefault(ratio, Double.NaN))
                .average()
                .orElseThrow();
        values.put(Measure.QUALITY_EYES_OPEN, share((eyesOpen - SHUT) / (WIDE - SHUT)));
        REASONS.stream()
                .mapToDouble(reason -> values.getOrDefault(reason, Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .min()
                .ifPresent(least -> values.put(Measure.QUALITY, least));
    }

    private static double share(double value) {
        return 100 * Math.max(0, Math.min(1, value)); // NaN stays
    }

    private static double facing(double degrees) {
        double cosine = Math.max(0, Math.cos(Math.toRadians(degrees)));
        return 100 * cosine * cosine;
    }

    private static double exposed(GrayImage pixels) {
        int good = 0;
        for (byte pixel : pixels.pixels()) {
            int brightness = pixel & 0xff;
            good += brightness > DARK && brightness < BURNT ? 1 : 0;
        }
        return (double) good / pixels.pixels().length;
    }
}
