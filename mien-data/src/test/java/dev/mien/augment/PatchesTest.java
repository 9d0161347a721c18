package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.model.DetectorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final int PLANE = 144;
    private static final Box FACE = new Box(150, 120, 250, 230);

    private final float[] image = new float[96 * 96];
    private final float[] cells = new float[5 * PLANE];
    private final Patches.Target target = new Patches.Target(image, 0, cells, 0);

    /** A white ellipse that fills the face's box, on black. */
    private static Photo photo() {
        byte[] pixels = new byte[400 * 300];
        for (int i = 0; i < pixels.length; i++) {
            double x = (i % 400 + .5 - 200) / 50;
            double y = (Math.floorDiv(i, 400) + .5 - 175) / 55;
            pixels[i] = (byte) (x * x + y * y < 1 ? 255 : 0);
        }
        return Photo.of(new GrayImage(400, 300, pixels), List.of(FACE));
    }

    private List<Integer> faces() {
        List<Integer> found = new ArrayList<>();
        for (int cell = 0; cell < PLANE; cell++) {
            if (cells[cell] == 1) {
                found.add(cell);
            }
        }
        return found;
    }

    private Box box(int cell) {
        return DetectorModel.decode(cells, cell + PLANE, PLANE, cell % 12, Math.floorDiv(cell, 12));
    }

    @Test
    void theBoxLiesAroundTheFaceWhereverItIsDrawn() {
        Patches patches = new Patches(List.of(photo()), false);
        int drawn = 0;
        for (int seed = 0; seed < 300; seed++) {
            patches.face(photo(), new SplittableRandom(seed), target);
            for (int cell : faces()) {
                drawn++;
                Box box = box(cell);
                assertThat(Math.sqrt((double) box.width() * box.height())).isBetween(12.5, 48.0);
                assertThat(whiteInside(box)).as("seed " + seed).isCloseTo(1, within(.1));
            }
        }
        assertThat(drawn).isGreaterThan(300);
    }

    /** The share of the patch's white that lies in the box. */
    private double whiteInside(Box box) {
        double inside = 0;
        double all = 0;
        for (int i = 0; i < image.length; i++) {
            double x = i % 96 + .5;
            double y = Math.floorDiv(i, 96) + .5;
            all += image[i];
            if (x > box.left() - 1 && x < box.right() + 1 && y > box.top() - 1 && y < box.bottom() + 1) {
                inside += image[i];
            }
        }
        return inside / all;
    }

    @Test
    void partsOfLargeFacesAreNoFaces() {
        CellTargets targets = new CellTargets(cells, 0);
        targets.add(new Box(0, 0, 90, 90));
        assertThat(Arrays.copyOf(cells, PLANE)).containsOnly(0);
    }

    @Test
    void aFaceThatIsNearlyTooSmallIsNeitherAskedForNorForbidden() {
        CellTargets targets = new CellTargets(cells, 0);
        targets.add(new Box(43, 43, 53, 53));
        assertThat(faces()).isEmpty();
        assertThat(cells[6 * 12 + 6]).isNaN();
        assertThat(cells[0]).isZero();
    }

    @Test
    void farFromAMarkedFaceNothingIsKnown() {
        CellTargets targets = new CellTargets(cells, 0);
        Box face = new Box(10, 10, 30, 30);
        targets.ignoreBeyond(face, 40);
        targets.add(face);
        assertThat(faces()).isNotEmpty();
        assertThat(cells[143]).isNaN();
        assertThat(cells[2 * 12 + 5]).isZero();
    }

    @Test
    void pastedFacesAreMarkedAndBackgroundsAreNot() {
        Patches patches = new Patches(List.of(photo()), true);
        byte[] white = new byte[48 * 48];
        Arrays.fill(white, (byte) 255);
        int marked = 0;
        for (int seed = 0; seed < 50; seed++) {
            patches.pasted(List.of(new GrayImage(48, 48, white)), new SplittableRandom(seed), target);
            marked += faces().isEmpty() ? 0 : 1;
            patches.background(photo(), new SplittableRandom(seed), target);
            assertThat(faces()).isEmpty();
            assertThat(image).doesNotContain(Float.NaN);
        }
        assertThat(marked).isBetween(20, 49); // the others have their halves swapped
    }

    @Test
    void theSameSeedGivesTheSamePatch() {
        Patches patches = new Patches(List.of(photo()), true);
        patches.face(photo(), new SplittableRandom(5), target);
        float[] first = image.clone();
        patches.face(photo(), new SplittableRandom(6), target);
        assertThat(image).isNotEqualTo(first);
        patches.face(photo(), new SplittableRandom(5), target);
        assertThat(image).isEqualTo(first);
    }
}
