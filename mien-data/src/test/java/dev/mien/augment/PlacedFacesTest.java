package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoints;
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

    private static final List<FaceSample> WHITE_FACES = Collections.nCopies(200, FaceSample.of(white()));

    private static final List<GrayImage> BLACK_PHOTO = List.of(new GrayImage(300, 200, new byte[300 * 200]));

    private static GrayImage white() {
        byte[] white = new byte[48 * 48];
        Arrays.fill(white, (byte) 255);
        return new GrayImage(48, 48, white);
    }

    @Test
    void wrongFacesNeverFillTheCropButAreThereAndLieEverywhere() {
        List<GrayImage> crops = wrong(5);
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
        byte[][] pixels = pixels(wrong(5));
        assertThat(pixels).isDeepEqualTo(pixels(wrong(5)));
        assertThat(pixels[0]).isNotEqualTo(wrong(6).get(0).pixels());
    }

    @Test
    void rightFacesFillTheCropAndNothingOfThemIsFarOff() {
        List<GrayImage> crops = images(PlacedFaces.right(WHITE_FACES, BLACK_PHOTO, 0, 5));
        assertThat(crops)
                .hasSize(200)
                .allSatisfy(crop -> assertThat(share(crop, 20, 20, 76, 76)).isGreaterThan(.97))
                .allSatisfy(crop -> assertThat(share(crop, 0, 0, 96, 96)).isBetween(.5, .97));
    }

    @Test
    void aFaceWithItsSurroundingsFillsTheMiddleOfACropWithItsOwn() {
        FaceSample face = new FaceSample(white(), Keypoints.NONE, 9); // the crop has 30 of 48 pixels
        List<FaceSample> crops = PlacedFaces.right(Collections.nCopies(50, face), BLACK_PHOTO, 32, 5);
        assertThat(crops)
                .allMatch(crop -> crop.margin() == 32 && crop.image().width() == 160)
                .allSatisfy(crop ->
                        assertThat(share(crop.image(), 40, 40, 120, 120)).isGreaterThan(.97))
                .allSatisfy(
                        crop -> assertThat(share(crop.image(), 0, 0, 160, 160)).isLessThan(.9));
    }

    private static List<GrayImage> wrong(long seed) {
        return images(PlacedFaces.wrong(WHITE_FACES, BLACK_PHOTO, 0, seed));
    }

    private static byte[][] pixels(List<GrayImage> images) {
        return images.stream().map(GrayImage::pixels).toArray(byte[][]::new);
    }

    private static List<GrayImage> images(List<FaceSample> samples) {
        return samples.stream().map(FaceSample::image).toList();
    }
}
