package dev.mien.augment;

import dev.mien.dataset.MarkedFace;
import java.util.List;
import java.util.random.RandomGenerator;

/** A photo and the faces in it. */
public record Crowd(Photo photo, List<MarkedFace> faces) {
    public Crowd {
        faces = List.copyOf(faces);
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
