package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.GrayImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NonFacesTest {
    /** Brightness rises with x and y, so that a crop tells where it was. */
    private static GrayImage ramp(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (127 * (i % width) / width + 127 * (i / width) / height);
        }
        return new GrayImage(width, height, pixels);
    }

    private static int range(GrayImage image) {
        return image.at(95, 95) - image.at(0, 0);
    }

    @Test
    void backgroundCropsHaveAllSizesAndPlacesAndDependOnTheSeedAlone() {
        List<GrayImage> photos = List.of(ramp(400, 400), ramp(40, 30));
        List<GrayImage> crops = ofBackground(photos, 0, 7);
        assertThat(crops).hasSize(80).allMatch(crop -> crop.width() == 96 && crop.height() == 96);
        assertThat(crops.stream().limit(40).mapToInt(NonFacesTest::range).min().orElseThrow())
                .isLessThan(40);
        assertThat(crops.stream().limit(40).mapToInt(NonFacesTest::range).max().orElseThrow())
                .isGreaterThan(150);
        Set<Integer> corners = new HashSet<>();
        crops.stream().limit(40).forEach(crop -> corners.add(crop.at(0, 0)));
        assertThat(corners.size()).isGreaterThan(20);
        assertThat(ofBackground(photos, 0, 7).get(50).pixels())
                .isEqualTo(crops.get(50).pixels());
        assertThat(ofBackground(photos, 0, 8).get(0).pixels())
                .isNotEqualTo(crops.get(0).pixels());
    }

    @Test
    void partsAreAThirdToAHalfOfTheFace() {
        FaceSample face = FaceSample.of(ramp(96, 96));
        List<FaceSample> parts = NonFaces.partsOf(List.of(face, face, face, face), 0, 3);
        int whole = range(face.image());
        assertThat(parts)
                .hasSize(4)
                .allSatisfy(
                        part -> assertThat((double) range(part.image()) / whole).isBetween(.2, .55));
    }

    @Test
    void whatIsAroundACropIsThereWhereItIsAskedFor() {
        List<FaceSample> crops = NonFaces.ofBackground(List.of(ramp(400, 400)), 40, 32, 7);
        assertThat(crops).allMatch(crop -> crop.margin() == 32 && crop.image().width() == 160);
        // A crop of 24 pixels, the smallest, has 8 more on each side: 40 of 400.
        assertThat(crops.stream()
                        .mapToInt(
                                crop -> crop.image().at(159, 159) - crop.image().at(0, 0))
                        .min()
                        .orElseThrow())
                .isBetween(20, 40);
    }

    private static List<GrayImage> ofBackground(List<GrayImage> photos, int margin, long seed) {
        return NonFaces.ofBackground(photos, 40, margin, seed).stream()
                .map(FaceSample::image)
                .toList();
    }
}
