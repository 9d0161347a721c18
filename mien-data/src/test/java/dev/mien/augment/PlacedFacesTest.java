package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedFacesTest {
    /** A face as bright as can be on black: where it lies in a crop shows. */
    private static double share(GrayImage crop, int left, int top, int right, int bottom) {
        int bright = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                bright += crop.at(x, y) > 128 ? 1 : 0;
            }
        }
        return (double) bright / (right - left) / (bottom - top);
    }

    private static final List<GrayImage> WHITE_FACES = Collections.nCopies(200, white());

    private static final List<GrayImage> BLACK_PHOTO = List.of(new GrayImage(300, 200, new byte[300 * 200]));

    private static GrayImage white() {
        byte[] white = new byte[48 * 48];
        Arrays.fill(white, (byte) 255);
        return new GrayImage(48, 48, white);
    }

    @Test
    void wrongFacesNeverFillTheCropButAreThereAndLieEverywhere() {
        List<GrayImage> crops = PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 5);
        assertThat(crops).hasSize(200).allMatch(crop -> crop.width() == 96 && crop.height() == 96);
        assertThat(crops)
                .allSatisfy(crop -> assertThat(share(crop, 0, 0, 96, 96)).isBetween(.03, .95));
        // One face alone never fills more than two thirds, and half of them are alone.
        assertThat(crops.stream().filter(crop -> share(crop, 0, 0, 96, 96) < .67))
                .hasSizeGreaterThan(120);
        assertThat(crops.stream().filter(crop -> share(crop, 0, 32, 20, 64) > .5))
                .hasSizeGreaterThan(20);
        assertThat(crops.stream().filter(crop -> share(crop, 76, 32, 96, 64) > .5))
                .hasSizeGreaterThan(20);
        assertThat(crops.stream().filter(crop -> share(crop, 32, 32, 64, 64) > .9))
                .hasSizeGreaterThan(10);
    }

    @Test
    void theyDependOnTheSeedAlone() {
        assertThat(PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 5))
                .usingRecursiveComparison()
                .isEqualTo(PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 5));
        assertThat(PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 5).get(0).pixels())
                .isNotEqualTo(
                        PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 6).get(0).pixels());
    }

    @Test
    void rightFacesFillTheCropAndNothingOfThemIsFarOff() {
        List<GrayImage> crops = PlacedFaces.right(WHITE_FACES, BLACK_PHOTO, 5);
        assertThat(crops)
                .hasSize(200)
                .allSatisfy(crop -> assertThat(share(crop, 20, 20, 76, 76)).isGreaterThan(.97))
                .allSatisfy(crop -> assertThat(share(crop, 0, 0, 96, 96)).isBetween(.5, .97));
    }
}
