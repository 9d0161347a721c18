package dev.mien.augment;

import dev.mien.dataset.MarkedFace;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A photo and the faces in it.
 *
 * @param photo the photo in the gray that detectors get as input
 * @param otherGrays the photo in grays with other weights of red, green and blue; may be empty
 * @param faces all annotated faces
 */
public record Crowd(Photo photo, List<Photo> otherGrays, List<MarkedFace> faces) {
    public Crowd {
        otherGrays = List.copyOf(otherGrays);
        faces = List.copyOf(faces);
    }

    /** A photo of which only the gray pixels are known. */
    public static Crowd of(GrayImage gray, List<MarkedFace> faces) {
        return new Crowd(Photo.of(gray), List.of(), faces);
    }

    /** A photo in the gray that detectors get as input, and in its red and its blue channel if it has colours. */
    public static Crowd of(BufferedImage colors, List<MarkedFace> faces) {
        Photo photo = Photo.of(Luma.gray(colors));
        boolean isGray = colors.getType() == BufferedImage.TYPE_BYTE_GRAY;
        List<Photo> others =
                isGray ? List.of() : List.of(photo.shrunkAs(Luma.red(colors)), photo.shrunkAs(Luma.blue(colors)));
        return new Crowd(photo, others, faces);
    }

    /** The photo in one of its grays; with a probability of a half in the one that detectors get as input. */
    Photo anyGray(RandomGenerator random) {
        return otherGrays.isEmpty() || random.nextBoolean() ? photo : otherGrays.get(random.nextInt(otherGrays.size()));
    }

    /** The side of the largest face that a detector must find, in pixels; 0 if there is none. */
    double largest() {
        return faces.stream()
                .filter(face -> !face.invalid())
                .mapToDouble(face -> face.box().side())
                .max()
                .orElse(0);
    }

    /** A random face that favours difficult ones, since they are rare: half of the time the more difficult of two. */
    static MarkedFace mostlyDifficult(List<MarkedFace> faces, RandomGenerator random) {
        MarkedFace one = faces.get(random.nextInt(faces.size()));
        MarkedFace other = faces.get(random.nextInt(faces.size()));
        return random.nextBoolean() || difficulty(one) >= difficulty(other) ? one : other;
    }

    private static int difficulty(MarkedFace face) {
        return 2 * face.pose() + face.occlusion();
    }
}
