package dev.mien.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.MadeUpFaces;
import dev.mien.result.FaceResult;
import dev.mien.result.Truth;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static int count(BufferedImage picture, Color color) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xffffff) == (color.getRGB() & 0xffffff) ? 1 : 0;
            }
        }
        return count;
    }

    private static Color at(BufferedImage picture, double x, double y) {
        return new Color(picture.getRGB((int) Math.floor(x), (int) Math.floor(y)));
    }

    @Test
    void aSmallPictureIsEnlargedAndItsPointsStayOnTheirPixels() {
        BufferedImage picture = MadeUpFaces.filled(48, 48, 128);
        FaceResult result = FaceResult.of("a", MadeUpFaces.happy(new Box(0, 0, 48, 48), MadeUpFaces.diagonal(3)));
        BufferedImage annotated = AnnotatedPicture.ofRows(picture, List.of(result));
        assertThat(annotated.getWidth()).isEqualTo(480);
        assertThat(annotated.getHeight()).isEqualTo(480);
        for (Keypoint point : List.of(Keypoint.NOSE_TIP, Keypoint.MOUTH_LEFT_CORNER, Keypoint.MOUTH_RIGHT_CORNER)) {
            double place = (3 * (point.ordinal() + 1) + 0.5) * 10; // the middle of a pixel ten wide
            assertThat(at(annotated, place, place)).as(point.label()).isEqualTo(Palette.of(point));
        }
        assertThat(count(annotated, Palette.of(Expression.HAPPY))).isGreaterThan(1000);
        assertThat(count(picture, new Color(128, 128, 128)))
                .as("the picture given")
                .isEqualTo(48 * 48);
    }

    @Test
    void aLargePictureKeepsItsSizeAndGetsLargerMarks() {
        Box box = new Box(1000, 1000, 1400, 1400);
        Keypoints points = MadeUpFaces.diagonal(20).scaled(1, 1, 1000, 1000);
        BufferedImage annotated = AnnotatedPicture.ofRows(
                MadeUpFaces.filled(4000, 3000, 128), List.of(FaceResult.of("a", MadeUpFaces.happy(box, points))));
        assertThat(annotated.getWidth()).isEqualTo(4000);
        assertThat(annotated.getHeight()).isEqualTo(3000);
        Color happy = Palette.of(Expression.HAPPY);
        assertThat(at(annotated, 1200, 1400)).isEqualTo(happy);
        assertThat(at(annotated, 1200, 1404)).as("a line of 10 pixels").isEqualTo(happy);
        assertThat(at(annotated, 1200, 1425)).isEqualTo(new Color(128, 128, 128));
    }

    @Test
    void theLabelNeverHidesASmallFaceAtTheTopEdge() {
        Box box = new Box(100, 2, 200, 102);
        Face face = MadeUpFaces.happy(box, MadeUpFaces.diagonal(Float.NaN));
        BufferedImage annotated =
                AnnotatedPicture.ofRows(MadeUpFaces.filled(1000, 800, 128), List.of(FaceResult.of("a", face)));
        assertThat(at(annotated, 150, 20)).isEqualTo(new Color(128, 128, 128));
        assertThat(at(annotated, 103, 108)).isEqualTo(Palette.of(Expression.HAPPY));
    }

    @Test
    void facesWithoutPointsOrExpressionAreDrawnAsABox() {
        Face bare = new Face(new Box(10, 10, 500, 500), 1, Optional.empty(), Optional.empty());
        BufferedImage annotated =
                AnnotatedPicture.ofRows(MadeUpFaces.filled(600, 600, 128), List.of(FaceResult.of("a", bare)));
        assertThat(at(annotated, 250, 10)).isEqualTo(Palette.plain());
    }

    private static List<FaceResult> results(Face... faces) {
        return Stream.of(faces).map(face -> FaceResult.of("a", face)).toList();
    }

    @Test
    void aDoubtedExpressionIsGrayAndOnlyAHint() {
        Box box = new Box(100, 100, 300, 300);
        Face happy = MadeUpFaces.happy(box, MadeUpFaces.diagonal(Float.NaN));
        ExpressionScores doubted = happy.expression().orElseThrow().withDoubt(0.95f, false);
        Face face = new Face(box, 1, happy.keypoints(), Optional.of(doubted));
        BufferedImage annotated = AnnotatedPicture.ofRows(MadeUpFaces.filled(600, 400, 128), results(face));
        assertThat(at(annotated, 200, 300)).isEqualTo(Palette.DOUBT);
        assertThat(count(annotated, Palette.of(Expression.HAPPY))).isZero();
        assertThat(AnnotatedPicture.caption(doubted)).isEqualTo("? happy 90 %");
        assertThat(AnnotatedPicture.caption(happy.expression().orElseThrow())).isEqualTo("happy 90 %");
    }

    @Test
    void pointsScaleWithTheFaceAndGoWhereTheyWouldHideIt() {
        Face small = MadeUpFaces.happy(
                new Box(100, 100, 155, 155), MadeUpFaces.diagonal(3.5f).scaled(1, 1, 100, 100));
        Face large = MadeUpFaces.happy(
                new Box(300, 100, 600, 400), MadeUpFaces.diagonal(19).scaled(1, 1, 300, 100));
        Color nose = Palette.of(Keypoint.NOSE_TIP);
        assertThat(count(AnnotatedPicture.ofRows(MadeUpFaces.filled(800, 600, 128), results(small)), nose))
                .as("the middle's colour is happy's, too: the box's line alone")
                .isEqualTo(count(
                        AnnotatedPicture.ofRows(
                                MadeUpFaces.filled(800, 600, 128),
                                results(MadeUpFaces.happy(small.box(), MadeUpFaces.diagonal(Float.NaN)))),
                        nose));
        assertThat(at(
                        AnnotatedPicture.ofRows(MadeUpFaces.filled(800, 600, 128), results(large)),
                        300 + 19 * (Keypoint.NOSE_TIP.ordinal() + 1),
                        100 + 19 * (Keypoint.NOSE_TIP.ordinal() + 1)))
                .isEqualTo(nose);
    }

    @Test
    void twentySevenPointsAreSmallerAndShowTheLids() {
        float[] fifteen = new float[2 * Keypoint.COUNT];
        float[] coordinates = new float[2 * Keypoint.EXTENDED_COUNT];
        Arrays.fill(fifteen, Float.NaN);
        Arrays.fill(coordinates, Float.NaN);
        for (float[] place : List.of(fifteen, coordinates)) {
            put(place, Keypoint.NOSE_TIP, 450, 300);
        }
        put(coordinates, Keypoint.LEFT_EYE_UPPER_LID_INNER, 500, 200);
        put(coordinates, Keypoint.LEFT_EYE_UPPER_LID_OUTER, 540, 200);
        int beside = 450 + 4; // of a face of 300 pixels the dots of 15 points have a radius of 4.7
        assertThat(at(drawn(fifteen), beside, 300)).isEqualTo(Palette.of(Keypoint.NOSE_TIP));
        assertThat(at(drawn(coordinates), beside, 300)).isNotEqualTo(Palette.of(Keypoint.NOSE_TIP));
        assertThat(at(drawn(coordinates), 520, 200).getRed())
                .as("the edge of the lid")
                .isGreaterThan(150);
    }

    private static void put(float[] coordinates, Keypoint point, float x, float y) {
        coordinates[2 * point.ordinal()] = x;
        coordinates[2 * point.ordinal() + 1] = y;
    }

    private static BufferedImage drawn(float[] coordinates) {
        Face face = MadeUpFaces.happy(new Box(300, 100, 600, 400), Keypoints.of(coordinates));
        return AnnotatedPicture.ofRows(MadeUpFaces.filled(800, 600, 128), results(face));
    }

    @Test
    void inACrowdNoLabelHidesAnotherFace() {
        List<Face> faces = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 8; column++) {
                float left = 20 + 95 * column;
                float top = 20 + 140 * row;
                faces.add(MadeUpFaces.happy(new Box(left, top, left + 80, top + 100), MadeUpFaces.diagonal(Float.NaN)));
            }
        }
        BufferedImage annotated =
                AnnotatedPicture.ofRows(MadeUpFaces.filled(800, 600, 128), results(faces.toArray(Face[]::new)));
        for (Face face : faces) {
            int changed = 0;
            for (int y = (int) face.box().top() + 5; y < face.box().bottom() - 5; y++) {
                for (int x = (int) face.box().left() + 5; x < face.box().right() - 5; x++) {
                    changed += at(annotated, x, y).equals(new Color(128, 128, 128)) ? 0 : 1;
                }
            }
            assertThat(changed).as("pixels hidden in %s", face.box()).isZero();
        }
    }

    private static FaceGrid.Tile tile(Optional<Expression> truth) {
        FaceResult result = FaceResult.of("a", MadeUpFaces.happy(new Box(0, 0, 48, 48), MadeUpFaces.diagonal(3)));
        return FaceGrid.Tile.of(
                MadeUpFaces.filled(48, 48, 128),
                truth.map(Truth::of).map(result::withTruth).orElse(result));
    }

    @Test
    void theGridIsAsSquareAsWholeRowsAllow() {
        int column = FaceGrid.FACE + 16;
        for (int[] expected : new int[][] {{1, 1, 1}, {2, 2, 1}, {5, 3, 2}, {16, 4, 4}, {20, 5, 4}}) {
            BufferedImage grid = FaceGrid.draw(Collections.nCopies(expected[0], tile(Optional.empty())));
            assertThat(grid.getWidth()).as("%d faces", expected[0]).isEqualTo(16 + expected[1] * column);
            assertThat(grid.getHeight()).isEqualTo(40 + expected[2] * (column + 62));
        }
        assertThatThrownBy(() -> FaceGrid.draw(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSheetHasItsTitleAboveItsFaces() {
        List<FaceGrid.Tile> tiles = List.of(tile(Optional.empty()));
        BufferedImage plain = FaceGrid.draw(tiles);
        BufferedImage titled = FaceGrid.draw(tiles, "Person 2");
        assertThat(count(titled.getSubimage(0, 0, titled.getWidth(), 40), Palette.INK))
                .isGreaterThan(count(plain.getSubimage(0, 0, plain.getWidth(), 40), Palette.INK));
        assertThat(count(titled.getSubimage(0, 40, 200, 200), Palette.INK))
                .isEqualTo(count(plain.getSubimage(0, 40, 200, 200), Palette.INK));
    }

    @Test
    void wrongAnswersStandOutInTheGrid() {
        BufferedImage right = FaceGrid.draw(List.of(tile(Optional.of(Expression.HAPPY))));
        BufferedImage wrong = FaceGrid.draw(List.of(tile(Optional.of(Expression.SAD))));
        BufferedImage unknown = FaceGrid.draw(List.of(tile(Optional.empty())));
        assertThat(count(right, Palette.RIGHT)).isGreaterThan(1000);
        assertThat(count(right, Palette.WRONG)).isZero();
        assertThat(count(wrong, Palette.WRONG)).isGreaterThan(1000);
        assertThat(count(wrong, Palette.RIGHT)).isZero();
        assertThat(count(unknown, Palette.RIGHT) + count(unknown, Palette.WRONG))
                .isZero();
    }

    @Test
    void aFaceThatIsNotSquareKeepsItsShapeInTheGrid() {
        Face tall = new Face(new Box(10, 0, 30, 80), 1, Optional.empty(), Optional.empty());
        FaceGrid.Tile tile = FaceGrid.Tile.of(MadeUpFaces.filled(40, 80, 200), FaceResult.of("a", tall));
        // 80 pixels high become 192, so the 40 wide become 96 in the middle.
        assertThat(at(tile.picture(), 50, 5)).isEqualTo(new Color(200, 200, 200));
        assertThat(at(tile.picture(), 142, 186)).isEqualTo(new Color(200, 200, 200));
        assertThat(at(tile.picture(), 45, 96)).isEqualTo(Color.BLACK);
    }

    @Test
    void theTruthOfTheGridIsMarkedWithRings() {
        Face face = new Face(new Box(0, 0, 48, 48), 1, Optional.of(MadeUpFaces.diagonal(Float.NaN)), Optional.empty());
        FaceResult marked = FaceResult.of("a", face).withTruth(Truth.of(MadeUpFaces.diagonal(3)));
        BufferedImage with =
                FaceGrid.Tile.of(MadeUpFaces.filled(48, 48, 128), marked).picture();
        double middle = 24.5 * FaceGrid.FACE / 48;
        assertThat(at(with, middle, middle)).as("a ring is open").isEqualTo(new Color(128, 128, 128));
        assertThat(count(with, new Color(128, 128, 128))).isLessThan(FaceGrid.FACE * FaceGrid.FACE - 300);
    }

    @Test
    void facesAreDrawnAsTheirRowsAre() {
        Face face = MadeUpFaces.happy(new Box(100, 100, 300, 320), MadeUpFaces.diagonal(20));
        BufferedImage picture = MadeUpFaces.filled(600, 400, 128);

        BufferedImage drawn = AnnotatedPicture.of(picture, List.of(face));

        BufferedImage rows = AnnotatedPicture.ofRows(picture, List.of(FaceResult.of("a", face)));
        assertThat(bytes(drawn)).isEqualTo(bytes(rows));
        assertThat(drawn.getRGB(100, 200)).isNotEqualTo(picture.getRGB(100, 200));
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
