package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuarterTurnsTest {
    private static final Box BOX = new Box(40, 60, 140, 160);
    private static final FaceCrop UPRIGHT = Framing.KAGGLE.crop(BOX);
    private static final float EYES = (float) KaggleFrame.MEAN.interocularDistance();

    /** The mean face in a crop of 96 pixels, with spreads of that share of the distance of the eyes. */
    private static Keypoints face(double uncertainty) {
        float[] spreads = new float[15];
        Arrays.fill(spreads, (float) uncertainty * EYES);
        return KaggleFrame.MEAN.withSpreads(spreads);
    }

    private static Optional<Keypoints> some(double uncertainty) {
        return Optional.of(face(uncertainty));
    }

    @Test
    void onlyLargeFacesWithUncertainPointsAreReadInOtherOrientations() {
        assertThat(QuarterTurns.pay(UPRIGHT, some(.1))).isTrue();
        assertThat(QuarterTurns.pay(UPRIGHT, some(.08))).isFalse();
        assertThat(QuarterTurns.pay(Framing.KAGGLE.crop(new Box(0, 0, 20, 20)), some(.1)))
                .isFalse();
        assertThat(QuarterTurns.pay(UPRIGHT, Optional.of(KaggleFrame.MEAN))).isFalse(); // a model without spreads
    }

    @Test
    void anotherOrientationNeedsFarMoreCertainPointsAndAFace() {
        assertThat(QuarterTurns.areClearer(some(.07), .95f, some(.1))).isTrue();
        assertThat(QuarterTurns.areClearer(some(.08), .95f, some(.1))).isFalse();
        assertThat(QuarterTurns.areClearer(some(.07), .85f, some(.1))).isFalse();
    }

    @Test
    void theBoxLiesAlikeInTheCropOfEachOrientation() {
        for (FaceCrop crop : QuarterTurns.of(UPRIGHT)) {
            double down = UPRIGHT.centerY() - 110; // from the box's middle; upwards, so negative
            assertThat(crop.centerX()).isCloseTo(90 - down * Math.sin(crop.roll()), within(1e-9));
            assertThat(crop.centerY()).isCloseTo(110 + down * Math.cos(crop.roll()), within(1e-9));
        }
    }

    /** A key point model that is sure of its points only in crops of that number of quarter turns. */
    private static List<CropReader.Reading> read(int rightTurns, List<Integer> asked) {
        CropReader.PointReader reader = crops -> {
            asked.add(crops.size());
            List<KeypointModel.Answer> answers = new ArrayList<>();
            for (GrayImage crop : crops) {
                boolean isUpright = crop.pixels()[0] == rightTurns;
                Keypoints scaled = face(isUpright ? .04 : .2);
                answers.add(new KeypointModel.Answer(scaled, .99f));
            }
            return answers;
        };
        return new CropReader(Optional.of(reader), Optional.empty(), Optional.empty(), false)
                .readAligned(List.of(new CropReader.Place(Picture.of(corners()), UPRIGHT)));
    }

    /** A picture whose quarters have the numbers of the turns by which they come to lie in a crop's left upper corner. */
    private static GrayImage corners() {
        byte[] pixels = new byte[200 * 220];
        for (int y = 0; y < 220; y++) {
            for (int x = 0; x < 200; x++) {
                boolean isRight = x >= 90;
                boolean isLower = y >= 110;
                pixels[y * 200 + x] = (byte) (isRight ? isLower ? 2 : 1 : isLower ? 3 : 0);
            }
        }
        return new GrayImage(200, 220, pixels);
    }

    @Test
    void theReadingWithTheMostCertainPointsCounts() {
        for (int turns = 1; turns < 4; turns++) {
            List<Integer> asked = new ArrayList<>();
            Keypoints points = read(turns, asked).get(0).keypoints().orElseThrow();
            FaceCrop lying = QuarterTurns.of(UPRIGHT).get(turns - 1);
            assertThat(KaggleFrame.around(points).orElseThrow().roll())
                    .isCloseTo(Math.IEEEremainder(lying.roll(), 2 * Math.PI), within(1e-3));
            assertThat(asked.subList(0, 2)).containsExactly(1, QuarterTurns.COUNT);
        }
    }

    @Test
    void anUprightFaceIsReadInOneOrientation() {
        List<Integer> asked = new ArrayList<>();
        read(0, asked);
        assertThat(asked.get(0)).isEqualTo(1);
        assertThat(asked).doesNotContain(QuarterTurns.COUNT);
    }
}
