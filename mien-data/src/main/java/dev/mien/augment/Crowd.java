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
 * @param photo in the gray that nets are asked with
 * @param otherGrays the same with other shares of red, green and blue; perhaps none
 * @param faces all of them
 */
public record Crowd(Photo photo, List<Photo> otherGrays, List<MarkedFace> faces) {
    public Crowd {
        otherGrays = List.copyOf(otherGrays);
        faces = List.copyOf(faces);
    }

    /** A photo that there is in gray alone. */
    public static Crowd of(GrayImage gray, List<MarkedFace> faces) {
        return new Crowd(Photo.of(gray), List.of(), faces);
    }

    /** A photo in the gray that nets are asked with, and in its red and its blue. */
    public static Crowd of(BufferedImage colors, List<MarkedFace> faces) {
        Photo photo = Photo.of(Luma.gray(colors));
        boolean isGray = colors.getType() == BufferedImage.TYPE_BYTE_GRAY;
        List<Photo> others =
                isGray ? List.of() : List.of(photo.shrunkAs(Luma.red(colors)), photo.shrunkAs(Luma.blue(colors)));
        return new Crowd(photo, others, faces);
    }

    /** The photo in one of its grays, half of the time in that which nets are asked with. */
    Photo anyGray(RandomGenerator random) {
        return otherGrays.isEmpty() || random.nextBoolean() ? photo : otherGrays.get(random.nextInt(otherGrays.size()));
    }

    /** The side of the largest face that a detector is asked for, in pixels; 0 where there is none. */
    double largest() {
        return faces.stream()
                .filter(face -> !face.invalid())
                .mapToDouble(face -> face.box().side())
                .max()
                .orElse(0);
    }

    /** One of them; half of the time the more difficult one of two, since photos have few of these. */
    static MarkedFace mostlyDifficult(List<MarkedFace> faces, RandomGenerator random) {
        MarkedFace one = faces.get(random.nextInt(faces.size()));
        MarkedFace other = faces.get(random.nextInt(faces.size()));
        return random.nextBoolean() || difficulty(one) >= difficulty(other) ? one : other;
    }

    private static int difficulty(MarkedFace face) {
        return 2 * face.pose() + face.occlusion();
    }
}
