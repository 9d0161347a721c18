package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.augment.Pieces.Target;
import dev.mien.dataset.MarkedFace;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CopyPasteTest {
    private static final int SIDE = 160;
    private static final int PHOTO = 200;
    private static final float BLACK = 0;

    /** A gray photo with white squares: the faces. */
    private static Crowd crowd(MarkedFace... faces) {
        byte[] pixels = new byte[PHOTO * PHOTO];
        Arrays.fill(pixels, (byte) 128);
        for (MarkedFace face : faces) {
            Box box = face.box();
            for (int y = (int) box.top(); y < box.bottom(); y++) {
                Arrays.fill(pixels, y * PHOTO + (int) box.left(), y * PHOTO + (int) box.right(), (byte) 255);
            }
        }
        return Crowd.of(new GrayImage(PHOTO, PHOTO, pixels), List.of(faces));
    }

    private static MarkedFace face(int left, int top, int size, boolean invalid) {
        return new MarkedFace(new Box(left, top, left + size, top + size), 0, 0, 0, invalid);
    }

    private record Pasted(float[] pixels, List<float[]> faces) {
        /** Onto black, where these faces are already. */
        static Pasted onto(long seed, Crowd crowd, float[]... there) {
            float[] pixels = new float[SIDE * SIDE];
            List<float[]> faces = new ArrayList<>(List.of(there));
            new CopyPaste(SIDE, new Crowds(List.of(crowd)), 0)
                    .onto(new Target(pixels, 0, new float[0], 0, 0), faces, new SplittableRandom(seed));
            return new Pasted(pixels, faces);
        }

        boolean isBlack() {
            for (float pixel : pixels) {
                if (pixel != BLACK) {
                    return false;
                }
            }
            return true;
        }
    }

    @Test
    void facesAreWhereTheirBoxesSay() {
        Crowd crowd = crowd(face(60, 60, 80, false));
        int seen = 0;
        for (int seed = 0; seed < 40; seed++) {
            Pasted pasted = Pasted.onto(seed, crowd);
            for (float[] face : pasted.faces) {
                if (face[4] != 0) {
                    int x = (int) ((face[0] + face[2]) / 2);
                    int y = (int) ((face[1] + face[3]) / 2);
                    assertThat(pasted.pixels[y * SIDE + x]).as("seed %d", seed).isGreaterThan(.4f);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(15);
    }

    @Test
    void someEllipsesShowNoFace() {
        Crowd crowd = crowd(face(120, 120, 60, false));
        int without = 0;
        for (int seed = 0; seed < 60; seed++) {
            Pasted pasted = Pasted.onto(seed, crowd);
            without += pasted.faces.isEmpty() && !pasted.isBlack() ? 1 : 0;
        }
        assertThat(without).isGreaterThan(5);
    }

    @Test
    void invalidFacesAndThoseWithAnotherInTheEllipseAreNotCopied() {
        for (int seed = 0; seed < 40; seed++) {
            assertThat(Pasted.onto(seed, crowd(face(60, 60, 80, true))).faces).isEmpty();
            assertThat(Pasted.onto(seed, crowd(face(60, 60, 80, false), face(138, 60, 20, true))).faces)
                    .isEmpty();
        }
    }

    @Test
    void whatIsThereAlreadyIsCoveredByLessThanHalf() {
        Crowd crowd = crowd(face(60, 60, 80, false));
        List<float[]> rows = new ArrayList<>();
        for (int top = 0; top < SIDE; top += 40) {
            for (int left = 0; left < SIDE; left += 40) {
                rows.add(new float[] {left + 12, top + 12, left + 28, top + 28, 1});
            }
        }
        float[][] there = rows.toArray(new float[0][]);
        int pastedFaces = 0;
        for (int seed = 0; seed < 40; seed++) {
            List<float[]> faces = Pasted.onto(seed, crowd, there).faces;
            for (float[] pasted : faces.subList(there.length, faces.size())) {
                for (float[] face : there) {
                    float wide = Math.min(pasted[2], face[2]) - Math.max(pasted[0], face[0]);
                    float high = Math.min(pasted[3], face[3]) - Math.max(pasted[1], face[1]);
                    assertThat(Math.max(0, wide) * Math.max(0, high)).isLessThan(16 * 16 / 2f);
                }
                pastedFaces++;
            }
        }
        assertThat(pastedFaces).isPositive();
    }
}
