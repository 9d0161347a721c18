package dev.mien.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The points of the model that ships, on synthetic faces whose turn in the picture is known. */
class HeadPoseOfSyntheticFacesTest {
    private static final int SIDE = 480;
    private static final int FACES = 9;

    private static Picture turned(int row, double degrees) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(new Color(110, 110, 110));
        canvas.fillRect(0, 0, SIDE, SIDE);
        AffineTransform place = AffineTransform.getTranslateInstance(SIDE / 2.0, SIDE / 2.0);
        place.rotate(Math.toRadians(degrees));
        place.scale(2, 2);
        place.translate(-48, -48);
        canvas.drawImage(
                Luma.picture(SyntheticFaces.draw(Expression.NEUTRAL, row, 1).image()), place, null);
        canvas.dispose();
        return Picture.of(picture);
    }

    private static double[] median(FaceAnalyzer analyzer, double degrees) {
        List<Measures> all = IntStream.range(0, FACES)
                .mapToObj(row -> analyzer.read(turned(row, degrees), List.of(new Box(150, 140, 330, 360)))
                        .get(0))
                .map(face -> face.measures().orElseThrow())
                .toList();
        return new double[] {middle(all, Measure.ROLL), middle(all, Measure.YAW), middle(all, Measure.PITCH)};
    }

    private static double middle(List<Measures> all, Measure measure) {
        return all.stream()
                .mapToDouble(one -> one.get(measure).orElseThrow())
                .sorted()
                .toArray()[FACES / 2];
    }

    @Test
    void theRollIsFoundWithinOneAndAHalfDegrees() {
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .withoutExpression()
                .threads(1)
                .measures(FaceMeasurer.create())
                .build()) {
            double[] upright = median(analyzer, 0);
            for (int degrees : new int[] {-30, -15, 15, 30}) {
                double[] turned = median(analyzer, degrees);
                assertThat(turned[0] - upright[0])
                        .as("roll, turned by %s", degrees)
                        .isCloseTo(degrees, within(1.5));
            }
            assertThat(upright[1]).as("yaw").isBetween(-8.0, 8.0);
            assertThat(upright[2]).as("pitch").isBetween(-15.0, 15.0);
        }
    }
}
