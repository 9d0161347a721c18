package dev.mien.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detector that ships has learned from photos; synthetic faces are another matter, and yet it must know them. */
class SyntheticFacesAreFoundTest {
    /** A gray picture to draw faces on. */
    private static final class Scene {
        private final BufferedImage picture;
        private final Graphics2D canvas;

        Scene(int width, int height) {
            picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            canvas = picture.createGraphics();
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            canvas.setColor(new Color(110, 110, 110));
            canvas.fillRect(0, 0, width, height);
        }

        /** A portrait of that many pixels a side about (x, y), turned clockwise. */
        Scene face(int row, double x, double y, double side, double degrees) {
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.rotate(Math.toRadians(degrees));
            place.scale(side / 96, side / 96);
            place.translate(-48, -48);
            canvas.drawImage(
                    Luma.picture(SyntheticFaces.draw(Expression.NEUTRAL, row, 1).image()), place, null);
            return this;
        }

        /** A mask from the nose to the chin of a face of that many pixels a side about (x, y). */
        Scene mask(double x, double y, double side, int gray) {
            Path2D mask = new Path2D.Double();
            mask.moveTo(x - .3 * side, y + .06 * side);
            mask.quadTo(x, y, x + .3 * side, y + .06 * side);
            mask.lineTo(x + .22 * side, y + .34 * side);
            mask.quadTo(x, y + .44 * side, x - .22 * side, y + .34 * side);
            mask.closePath();
            canvas.setColor(new Color(gray, gray, gray));
            canvas.fill(mask);
            return this;
        }

        List<Detection> found(DetectorOptions options) {
            try (FaceDetector detector = FaceDetector.create("mien", options.withThreads(1))) {
                return detector.detect(Picture.of(picture));
            }
        }

        List<Detection> found() {
            return found(DetectorOptions.defaults());
        }
    }

    private static boolean holds(Box box, double x, double y) {
        return x > box.left() && x < box.right() && y > box.top() && y < box.bottom();
    }

    private static void assertOneOn(List<Detection> found, double x, double y) {
        assertThat(found.stream().filter(face -> holds(face.box(), x, y)))
                .as("on %s, %s: %s", x, y, found)
                .hasSize(1);
    }

    private static boolean isOnOne(List<Detection> found, int[] place) {
        return found.stream().anyMatch(face -> holds(face.box(), place[0], place[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 30, 40, -20, -40})
    void upToFortyDegrees(int degrees) {
        Scene scene = new Scene(640, 480);
        scene.face(0, 160, 240, 140, degrees).face(2, 480, 240, 140, degrees);
        List<Detection> found = scene.found();
        assertOneOn(found, 160, 240);
        assertOneOn(found, 480, 240);
        assertThat(found).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void onASideAndUpsideDownWithThePointsOfTheUprightFace(int degrees) {
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().withoutExpression().threads(1).build()) {
            for (int row : List.of(0, 2)) {
                Keypoints upright = only(analyzer, new Scene(640, 480).face(row, 320, 240, 200, 0));
                Keypoints turned = only(analyzer, new Scene(640, 480).face(row, 320, 240, 200, degrees));
                AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(degrees), 320, 240);
                for (Keypoint point : Keypoint.ALL) {
                    Point2D expected = turn.transform(new Point2D.Double(upright.x(point), upright.y(point)), null);
                    assertThat(expected.distance(turned.x(point), turned.y(point)))
                            .as("%s", point)
                            .isLessThan(.15 * upright.interocularDistance());
                }
            }
        }
    }

    private static Keypoints only(FaceAnalyzer analyzer, Scene scene) {
        List<Face> faces = analyzer.analyze(scene.picture);
        assertThat(faces).hasSize(1);
        return faces.get(0).keypoints().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 240, 120, 60, 40})
    void ofAllSizes(int side) {
        List<Detection> found = new Scene(640, 480).face(2, 320, 240, side, 0).found();
        assertOneOn(found, 320, 240);
        assertThat(found).hasSize(1);
        Box box = found.get(0).box();
        assertThat(box.height()).isBetween(.5f * side, 1.2f * side);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 150, 215})
    void behindAMask(int gray) {
        List<Detection> found = new Scene(640, 480)
                .face(5, 320, 240, 120, 0)
                .mask(320, 240, 120, gray)
                .found();
        assertOneOn(found, 320, 240);
        assertThat(found).hasSize(1);
    }

    @Test
    void tooSmallForTheFirstLookWhereOthersAreSmall() {
        Scene crowd =
                new Scene(1600, 1200).face(1, 300, 600, 77, 0); // of 31 pixels in the first look, the others of 10
        Scene alone = new Scene(1600, 1200).face(1, 300, 600, 300, 0);
        int[][] places = {{700, 300}, {900, 900}, {1300, 600}};
        for (int[] place : places) {
            crowd.face(1, place[0], place[1], 26, 0);
            alone.face(1, place[0], place[1], 26, 0);
        }
        List<Detection> found = crowd.found();
        assertThat(List.of(places)).filteredOn(place -> isOnOne(found, place)).hasSizeGreaterThanOrEqualTo(2);
        assertOneOn(found, 300, 600);
        assertThat(found).hasSizeLessThanOrEqualTo(1 + places.length);
        assertThat(alone.found()).hasSize(1);
        List<Detection> asked = alone.found(DetectorOptions.defaults().withMinFace(10));
        assertThat(List.of(places)).filteredOn(place -> isOnOne(asked, place)).hasSizeGreaterThanOrEqualTo(2);
        assertOneOn(asked, 300, 600);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 20, 40, 70})
    void aSmallestHeightLosesNoneThatIsHigher(int smallest) {
        Scene scene = new Scene(1600, 1200).face(1, 300, 600, 77, 0).face(2, 1200, 700, 500, 0);
        for (int i = 0; i < 6; i++) {
            scene.face(1, 300 + 120 * i, 200, 30 + 4 * i, 0);
        }
        List<Detection> found = scene.found(DetectorOptions.defaults().withMinFace(smallest));
        assertThat(found).allMatch(face -> face.box().height() >= smallest);
        List<Detection> high = scene.found().stream()
                .filter(face -> face.box().height() > 1.1 * smallest)
                .toList();
        assertThat(high).isNotEmpty();
        for (Detection face : high) {
            Box box = face.box();
            assertOneOn(found, (box.left() + box.right()) / 2, (box.top() + box.bottom()) / 2);
        }
    }

    @Test
    void onASeamOfTilesOnce() {
        DetectorOptions small = DetectorOptions.defaults().withMinFace(10);
        Scene scene = new Scene(2600, 1700);
        int[][] places = {
            {650, 850}, {954, 300}, {954, 850}, {1216, 850}, {1300, 300}, {1384, 1300}, {1646, 850}, {2000, 608}
        };
        for (int i = 0; i < places.length; i++) {
            scene.face(0, places[i][0], places[i][1], 90, 0);
        }
        List<Detection> found = scene.found(small);
        for (int[] place : places) {
            assertOneOn(found, place[0], place[1]);
        }
        assertThat(found).hasSize(places.length);
    }

    @Test
    void largerThanWhatTilesHaveInCommon() {
        List<Detection> found = new Scene(2600, 1700)
                .face(0, 1300, 850, 900, 0)
                .found(DetectorOptions.defaults().withMinFace(10));
        assertOneOn(found, 1300, 850);
    }

    @Test
    void inAPanoramaAndInATallPicture() {
        Scene wide = new Scene(4000, 400);
        Scene tall = new Scene(400, 4000);
        for (int i = 0; i < 5; i++) {
            wide.face(0, 400 + 800 * i, 200, 120, 0);
            tall.face(0, 200, 400 + 800 * i, 120, 0);
        }
        List<Detection> inWide = wide.found();
        List<Detection> inTall = tall.found();
        for (int i = 0; i < 5; i++) {
            assertOneOn(inWide, 400 + 800 * i, 200);
            assertOneOn(inTall, 200, 400 + 800 * i);
        }
        assertThat(inWide).hasSize(5);
        assertThat(inTall).hasSize(5);
    }
}
