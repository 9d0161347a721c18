package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.image.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the annotations that no detector can find: those wholly outside of their photo, and repetitions of a box,
 * of which only one can be found. Faces that are to be ignored stay.
 */
final class CountedFaces {
    private final List<String> outside = new ArrayList<>(); // their places
    private final List<String> repeated = new ArrayList<>();

    /** The faces of a photo that count; if its size cannot be read, none is outside. */
    List<MarkedFace> of(Path photo, List<PlacedFace> annotated) {
        Picture picture = Picture.of(photo);
        boolean isSized = isSized(picture);
        Set<Box> boxes = new HashSet<>();
        List<MarkedFace> counted = new ArrayList<>();
        for (PlacedFace one : annotated) {
            MarkedFace face = one.face();
            if (face.invalid()) {
                counted.add(face);
            } else if (isSized
                    && face.box().within(picture.width(), picture.height()).isEmpty()) {
                outside.add(one.place());
            } else if (boxes.add(face.box())) {
                counted.add(face);
            } else {
                repeated.add(one.place());
            }
        }
        return counted;
    }

    private static boolean isSized(Picture picture) {
        try {
            return picture.width() > 0;
        } catch (UserError e) {
            return false; // told when the photo itself is to be read
        }
    }

    /** A note on each kind of annotations that were left out so far, which names the first of them. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!outside.isEmpty()) {
            notes.add(Amount.first(outside.get(0), outside.size()) + ": wholly outside of the photo, and left out");
        }
        if (!repeated.isEmpty()) {
            notes.add(Amount.first(repeated.get(0), repeated.size()) + ": a box of this photo again, and left out");
        }
        return notes;
    }
}
