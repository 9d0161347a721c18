package dev.mien.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FaceAlignerTest {
    /** The template's points in its own order: the image's left eye first. */
    private static final List<Keypoint> ORDER = List.of(
            Keypoint.RIGHT_EYE_CENTER,
            Keypoint.LEFT_EYE_CENTER,
            Keypoint.NOSE_TIP,
            Keypoint.MOUTH_RIGHT_CORNER,
            Keypoint.MOUTH_LEFT_CORNER);

    private static Keypoints points(double... xAndY) {
        float[] coordinates = new float[2 * Keypoint.COUNT];
        Arrays.fill(coordinates, Float.NaN);
        for (int i = 0; i < xAndY.length / 2; i++) {
            coordinates[2 * ORDER.get(i).ordinal()] = (float) xAndY[2 * i];
            coordinates[2 * ORDER.get(i).ordinal() + 1] = (float) xAndY[2 * i + 1];
        }
        return Keypoints.of(coordinates);
    }

    private static List<double[]> golden() throws IOException {
        try (InputStream file = Objects.requireNonNull(FaceAlignerTest.class.getResourceAsStream("similarities.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    /** The file was computed by a singular value decomposition, as scikit-image's SimilarityTransform does it. */
    @Test
    void theTransformIsUmeyamasWithinATenThousandthOfAPixel() throws IOException {
        List<double[]> golden = golden();
        assertThat(golden).hasSize(40);
        for (double[] row : golden) {
            Map<Keypoint, Place> from = new EnumMap<>(Keypoint.class);
            for (int i = 0; i < ORDER.size(); i++) {
                from.put(ORDER.get(i), new Place(row[2 * i], row[2 * i + 1]));
            }
            SimilarityTransform fit = SimilarityTransform.fit(
                            from, AlignmentTemplate.arcFace().places())
                    .orElseThrow();
            SimilarityTransform expected = new SimilarityTransform(row[10], row[11], row[12], row[13]);
            for (Place place : from.values()) {
                assertThat(fit.of(place).x()).isCloseTo(expected.of(place).x(), within(1e-4));
                assertThat(fit.of(place).y()).isCloseTo(expected.of(place).y(), within(1e-4));
            }
        }
    }

    /** Points in one place, in the picture or in the template, say nothing of size and turn. */
    @Test
    void pointsInOnePlaceHaveNoTransform() {
        Map<Keypoint, Place> apart = Place.of(points(10, 10, 20, 10));
        Map<Keypoint, Place> together = Place.of(points(10, 10, 10, 10));
        assertThat(SimilarityTransform.fit(apart, apart)).contains(new SimilarityTransform(1, 0, 0, 0));
        assertThat(SimilarityTransform.fit(together, apart)).isEmpty();
        assertThat(SimilarityTransform.fit(apart, together)).isEmpty();
        for (int i = 1; i < 100; i++) { // whose mean is not always that place to the last bit
            Place place = new Place(i / 7.0, i / 3.0);
            Map<Keypoint, Place> one = new EnumMap<>(Keypoint.class);
            ORDER.forEach(point -> one.put(point, place));
            assertThat(SimilarityTransform.fit(AlignmentTemplate.arcFace().places(), one))
                    .isEmpty();
        }
        assertThat(SimilarityTransform.fit(apart, Map.of())).isEmpty();
    }

    @Test
    void thePointsOfTheCropLieInTheTemplate() {
        SimilarityTransform turned = new SimilarityTransform(3, 1.5, 700, 200);
        Keypoints inPicture = turned.of(
                points(38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041));
        SimilarityTransform back =
                FaceAligner.to(AlignmentTemplate.arcFace()).transform(inPicture).orElseThrow();
        Keypoints inCrop = back.of(inPicture);
        assertThat(inCrop.x(Keypoint.RIGHT_EYE_CENTER)).isCloseTo(38.2946f, within(1e-3f));
        assertThat(inCrop.y(Keypoint.MOUTH_LEFT_CORNER)).isCloseTo(92.2041f, within(1e-3f));
        assertThat(back.scale()).isCloseTo(1 / Math.hypot(3, 1.5), within(1e-6));
        assertThat(back.degrees()).isCloseTo(-turned.degrees(), within(1e-3));
        Place there = back.inverse().of(back.of(new Place(12, 34)));
        assertThat(there.x()).isCloseTo(12, within(1e-9));
        assertThat(there.y()).isCloseTo(34, within(1e-9));
    }

    @Test
    void theSubjectsRightEyeIsOnTheLeftOfTheCropAndMarksStayWhereTheyAre() {
        BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(140, 90, 20, 20); // the image's left eye
        canvas.setColor(Color.GREEN);
        canvas.fillRect(240, 90, 20, 20);
        canvas.dispose();
        Keypoints points = points(149.5, 99.5, 249.5, 99.5, 199.5, 150, 160, 200, 240, 200);
        BufferedImage crop = FaceAligner.to(AlignmentTemplate.arcFace())
                .align(picture, points)
                .orElseThrow()
                .image();
        assertThat(crop.getWidth()).isEqualTo(112);
        assertThat(new Color(crop.getRGB(39, 52)).getRed()).isGreaterThan(200);
        assertThat(new Color(crop.getRGB(73, 52)).getGreen()).isGreaterThan(200);
    }

    @Test
    void aLargePictureIsAveragedAndNotSkippedThrough() {
        BufferedImage stripes = new BufferedImage(1600, 1600, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 1600; y++) {
            for (int x = 0; x < 1600; x++) {
                stripes.setRGB(x, y, x % 2 == 0 ? 0xffffff : 0);
            }
        }
        Keypoints points = points(500, 600, 1100, 600, 800, 900, 560, 1200, 1040, 1200);
        BufferedImage crop = FaceAligner.to(AlignmentTemplate.arcFace())
                .align(stripes, points)
                .orElseThrow()
                .image();
        assertThat(new Color(crop.getRGB(56, 56)).getRed()).isBetween(80, 200);
        assertThat(new Color(crop.getRGB(57, 56)).getRed()).isBetween(80, 200);
    }

    @Test
    void otherSizesAreInsightFacesOwn() {
        assertThat(AlignmentTemplate.arcFace(224).places().get(Keypoint.NOSE_TIP))
                .isEqualTo(new Place(112.0504, 143.4732));
        Place wide =
                Objects.requireNonNull(AlignmentTemplate.arcFace(256).places().get(Keypoint.NOSE_TIP));
        assertThat(wide.x()).isCloseTo(2 * (56.0252 + 8), within(1e-9));
        assertThat(wide.y()).isCloseTo(2 * 71.7366, within(1e-9));
    }

    @Test
    void aTemplateMayHaveAnyOfThe27Points() {
        float[] coordinates = new float[2 * Keypoint.EXTENDED_COUNT];
        Arrays.fill(coordinates, Float.NaN);
        coordinates[2 * Keypoint.CHIN.ordinal()] = 100;
        coordinates[2 * Keypoint.CHIN.ordinal() + 1] = 220;
        coordinates[2 * Keypoint.NOSE_BASE.ordinal()] = 100;
        coordinates[2 * Keypoint.NOSE_BASE.ordinal() + 1] = 120;
        Map<Keypoint, Place> places = Map.of(Keypoint.CHIN, new Place(30, 60), Keypoint.NOSE_BASE, new Place(30, 10));
        SimilarityTransform fit = FaceAligner.to(new AlignmentTemplate(64, 64, places))
                .transform(Keypoints.of(coordinates))
                .orElseThrow();
        assertThat(fit.scale()).isCloseTo(.5, within(1e-9));
        assertThat(fit.of(new Place(100, 220)).y()).isCloseTo(60, within(1e-9));
    }

    @Test
    void aFaceWithoutTwoPointsIsNotAligned() {
        FaceAligner aligner = FaceAligner.to(AlignmentTemplate.arcFace());
        assertThat(aligner.transform(points(10, 10))).isEmpty();
        assertThat(aligner.transform(points(10, 10, 10, 10))).isEmpty();
        assertThatThrownBy(() -> new AlignmentTemplate(112, 112, Map.of(Keypoint.NOSE_TIP, new Place(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
