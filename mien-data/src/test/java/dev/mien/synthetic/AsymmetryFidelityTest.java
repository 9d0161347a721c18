package dev.mien.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.GrayImage;
import dev.mien.measure.FaceMeasurer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far the model that ships shows one side of a face as it is, and not as the other side would have it. The aim is 0.8; {@code
 * docs/measures.md} says where it stands. What is held here is that it gets no worse.
 */
class AsymmetryFidelityTest {
    private static final int FACES = 20;
    private static final float[] MOVES = {-4, -2, 0, 2, 4}; // pixels of 96

    /** A feature, the point that is moved, and what is measured of it. */
    enum Feature {
        MOUTH(Keypoint.MOUTH_LEFT_CORNER, Keypoint.MOUTH_LEFT_CORNER, Measure.COMMISSURE_HEIGHT_DIFFERENCE, .78),
        BROW(Keypoint.LEFT_EYEBROW_INNER_END, Keypoint.LEFT_EYEBROW_OUTER_END, Measure.BROW_HEIGHT_DIFFERENCE, .66);

        final Keypoint one;
        final Keypoint other;
        final Measure measure;
        final double minSlope;

        Feature(Keypoint one, Keypoint other, Measure measure, double minSlope) {
            this.one = one;
            this.other = other;
            this.measure = measure;
            this.minSlope = minSlope;
        }

        Keypoints moved(Keypoints points, float up) {
            float[] moved = points.toArray();
            moved[2 * one.ordinal() + 1] -= up;
            if (other != one) {
                moved[2 * other.ordinal() + 1] -= up;
            }
            return Keypoints.of(moved);
        }
    }

    /** The slope of what is found upon what was done, both in pixels of 96, each face against its own mean. */
    @ParameterizedTest
    @EnumSource
    void aMovedFeatureIsFoundInPartAndNeverLessThanToday(Feature feature) {
        List<Keypoints> marked = new ArrayList<>();
        for (int face = 0; face < FACES; face++) {
            Keypoints points = SyntheticFaces.draw(Expression.NEUTRAL, face, 3).keypoints();
            for (float move : MOVES) {
                marked.add(feature.moved(points, move));
            }
        }
        List<GrayImage> pictures = new ArrayList<>();
        var drawn = SyntheticFaces.on(marked, 3);
        for (int i = 0; i < marked.size(); i++) {
            pictures.add(drawn.row(i).image());
        }
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("none")
                .withoutExpression()
                .threads(1)
                .measures(FaceMeasurer.create())
                .build()) {
            assertThat(slope(analyzer.wholePictures(pictures), feature)).isBetween(feature.minSlope, 1.2);
        }
    }

    /** Over the faces that are seen from the front however the feature is moved. */
    private static double slope(List<Face> faces, Feature feature) {
        double together = 0;
        double alone = 0;
        for (int face = 0; face < FACES; face++) {
            double[] found = new double[MOVES.length];
            for (int i = 0; i < MOVES.length; i++) {
                Measures measures =
                        faces.get(face * MOVES.length + i).measures().orElseThrow();
                found[i] = measures.get(feature.measure).orElse(Double.NaN)
                        * measures.get(Measure.EYE_DISTANCE).orElseThrow()
                        / 100;
            }
            double mean = Arrays.stream(found).average().orElseThrow();
            for (int i = 0; i < MOVES.length && !Double.isNaN(mean); i++) {
                together += MOVES[i] * (found[i] - mean);
                alone += MOVES[i] * MOVES[i];
            }
        }
        assertThat(alone).as("faces seen from the front").isGreaterThanOrEqualTo(5 * 40);
        return together / alone;
    }
}
