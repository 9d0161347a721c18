package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeypointPicturesTest {
    /** Places in a face of 96 pixels: eye centres, nose, mouth's corners. */
    private static final List<Keypoint> POINTS = List.of(
            Keypoint.LEFT_EYE_CENTER,
            Keypoint.RIGHT_EYE_CENTER,
            Keypoint.NOSE_TIP,
            Keypoint.MOUTH_LEFT_CORNER,
            Keypoint.MOUTH_RIGHT_CORNER);

    private static final double[] PLACES = {66, 37, 30, 37, 48, 57, 63, 76, 33, 76};

    private static final LoadOptions ANY = LoadOptions.defaults().withBadRowLimit(.9);

    @TempDir
    Path folder = Path.of("");

    /** A face with white discs on its points, so many times as large, at that place of a gray picture. */
    private String picture(String name, double scale, double left, double top) throws IOException {
        BufferedImage picture = new BufferedImage(700, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.DARK_GRAY);
        canvas.fillRect(0, 0, 700, 500);
        canvas.setColor(Color.WHITE);
        StringBuilder row = new StringBuilder(name);
        for (int i = 0; i < PLACES.length; i += 2) {
            double x = left + scale * PLACES[i];
            double y = top + scale * PLACES[i + 1];
            int radius = (int) Math.round(2 * scale);
            canvas.fillOval((int) Math.round(x) - radius, (int) Math.round(y) - radius, 2 * radius + 1, 2 * radius + 1);
            row.append(String.format(Locale.ROOT, ",%.1f,%.1f", x, y));
        }
        canvas.dispose();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
        return row + "\n";
    }

    private static String header() {
        StringBuilder header = new StringBuilder("image");
        POINTS.forEach(
                point -> header.append(',').append(point.columnX()).append(',').append(point.columnY()));
        return header + "\n";
    }

    private static void assertFramedAsKaggles(KeypointDataset.Row row) {
        assertThat(row.image().width()).isEqualTo(96);
        Keypoints points = row.keypoints();
        for (int i = 0; i < POINTS.size(); i++) {
            Keypoint point = POINTS.get(i);
            assertThat(points.x(point)).isCloseTo((float) PLACES[2 * i], within(2f));
            assertThat(points.y(point)).isCloseTo((float) PLACES[2 * i + 1], within(2f));
            assertThat(row.image().at(Math.round(points.x(point)), Math.round(points.y(point))))
                    .as("the disc on %s", point)
                    .isGreaterThan(180);
        }
        assertThat(points.has(Keypoint.LEFT_EYEBROW_INNER_END)).isFalse();
    }

    @Test
    void aTableThatNamesPicturesIsCutAsKagglesRowsAreFramed() throws IOException {
        String rows = picture("photos/a.png", 3, 100, 80) + picture("photos/b.png", 1.5, 400, 200);
        Path table = Files.writeString(folder.resolve("marks.csv"), header() + rows);
        KeypointDataset data = Datasets.keypoints(List.of(table), LoadOptions.defaults());
        assertThat(data.size()).isEqualTo(2);
        assertFramedAsKaggles(data.row(0));
        assertFramedAsKaggles(data.row(1));
        assertThat(data.row(1).place()).endsWith("marks.csv:3");
        assertThat(data.row(1).group()).isEqualTo("photos/b.png");
    }

    @Test
    void coordinatesThatAreMissingMayBeWrittenAsRAndPandasWriteThem() throws IOException {
        String row = picture("a.png", 3, 100, 80).strip();
        String missing = row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1));
        Path table = Files.writeString(
                folder.resolve("marks.csv"), header() + missing + ",NA,NA\n" + missing + ",NaN,NaN\n" + row + "\n");
        KeypointDataset data = Datasets.keypoints(List.of(table), LoadOptions.defaults());
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.keypoints(0).has(Keypoint.MOUTH_RIGHT_CORNER)).isFalse();
        assertThat(data.keypoints(0).has(Keypoint.MOUTH_LEFT_CORNER)).isTrue();
        assertThat(data.keypoints(1)).isEqualTo(data.keypoints(0));
    }

    @Test
    void aFirstRowWithoutAPictureIsBadAndTheOthersAreRead() throws IOException {
        String row = picture("a.png", 3, 100, 80);
        Path table = Files.writeString(folder.resolve("marks.csv"), header() + row.replace("a.png", "") + row);
        KeypointDataset data = Datasets.keypoints(List.of(table), ANY);
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.badRows().first()).containsExactly("marks.csv:2: no picture named; the row was skipped");
    }

    /** The same split everywhere is what resuming a run and evaluating its model rest on. */
    @Test
    void theSplitIsTheSameWhereverTheFolderLies() throws IOException {
        Split here = Splits.random(twelveFaces(folder.resolve("here")), .2, .2, 1);
        for (String other : List.of("there", "elsewhere", "a/b/c")) {
            assertThat(Splits.random(twelveFaces(folder.resolve(other)), .2, .2, 1))
                    .isEqualTo(here);
        }
    }

    private KeypointDataset twelveFaces(Path in) throws IOException {
        StringBuilder rows = new StringBuilder(header());
        for (int i = 0; i < 12; i++) {
            String name = i + ".png";
            String row = picture(folder.relativize(in.resolve(name)).toString(), 1.5 + .1 * i, 20 * i, 100);
            rows.append(name).append(row.substring(row.indexOf(',')));
        }
        Path table = Files.writeString(in.resolve("marks.csv"), rows);
        return Datasets.keypoints(List.of(table), LoadOptions.defaults());
    }

    @Test
    void theTableMayBeCompressedAndHaveTwentySevenPointsAndSurroundingsGoBeyondTheCrop() throws IOException {
        String row = picture("a.png", 2, 100, 80).strip() + ",196,290\n"; // a chin at (48, 105) of the crop
        Path table = Texts.gzip(
                folder.resolve("marks.csv.gz"), Texts.bytes(List.of(header().strip() + ",chin_x,chin_y", row.strip())));
        KeypointDataset.Row read =
                Datasets.keypoints(List.of(table), LoadOptions.defaults()).row(0);
        assertFramedAsKaggles(read);
        assertThat(read.keypoints().has(Keypoint.CHIN)).as("below the crop").isFalse();
        KeypointDataset.Surroundings around = read.surroundings().orElseThrow();
        assertThat(around.image().width()).isEqualTo(160);
        assertThat(around.image().height()).isEqualTo(160);
        assertThat(around.keypoints().y(Keypoint.CHIN)).isCloseTo(32 + 105, within(3f));
        assertThat(around.keypoints().x(Keypoint.NOSE_TIP))
                .isCloseTo(32 + read.keypoints().x(Keypoint.NOSE_TIP), within(.1f));
        assertThat(around.image()
                        .at(
                                Math.round(around.keypoints().x(Keypoint.NOSE_TIP)),
                                Math.round(around.keypoints().y(Keypoint.NOSE_TIP))))
                .isGreaterThan(180);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsThere() throws IOException {
        String rows = picture("photos/a.png", 3, 100, 80) + "photos/none.png,1,2,3,4,5,6,7,8,9,10\n"
                + "photos/a.png,1,2,x,4,5,6,7,8,9,10\nphotos/a.png,1,2,,,,,,,,\nphotos/\0.png,1,2,3,4,5,6,7,8,9,10\n";
        Path table = Files.writeString(folder.resolve("marks.csv"), header() + rows);
        KeypointDataset data = Datasets.keypoints(List.of(table), ANY);
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.badRows().count()).isEqualTo(4);
        assertThat(data.badRows().first().toString())
                .contains("marks.csv:3")
                .contains("there is no picture")
                .contains("'x' in column")
                .contains("1 point;")
                .contains("is no path");
    }

    /** Where one of the 68 lies in the face; the eyes' six are all in its centre, and what is not read is far away. */
    private static double[] of68(int index) {
        if (index >= 36 && index < 48) {
            int eye = index >= 42 ? 0 : 2;
            return new double[] {PLACES[eye], PLACES[eye + 1]};
        }
        return switch (index) {
            case 17 -> new double[] {16, 30};
            case 21 -> new double[] {39, 29};
            case 22 -> new double[] {56, 29};
            case 26 -> new double[] {80, 30};
            case 30 -> new double[] {48, 57};
            case 48 -> new double[] {33, 76};
            case 51 -> new double[] {48, 73};
            case 54 -> new double[] {63, 76};
            case 57 -> new double[] {48, 83};
            default -> new double[] {-20, 150};
        };
    }

    @Test
    void aFolderWithPointsOf300WIsRead() throws IOException {
        picture("a.png", 3, 100, 80);
        StringBuilder text = new StringBuilder("version: 1\nn_points: 68\n{\n");
        for (int i = 0; i < 68; i++) {
            double x = of68(i)[0];
            double y = of68(i)[1];
            text.append(101 + 3 * x).append(' ').append(81 + 3 * y).append('\n');
        }
        Files.writeString(folder.resolve("a.pts"), text + "}\n");
        picture("b.png", 3, 100, 80);
        picture("more/x.png", 3, 100, 80);
        picture("more/y.png", 3, 100, 80);
        Files.createSymbolicLink(folder.resolve("d.pts"), folder.resolve("gone.pts"));
        Files.writeString(folder.resolve("c.pts"), text.toString());
        Files.writeString(folder.resolve("b.pts"), "version: 1\nn_points: 1\n{\n1 2\n}\n");
        KeypointDataset data = Datasets.keypoints(List.of(folder), ANY);
        assertThat(data.size()).isEqualTo(1);
        Keypoints points = data.row(0).keypoints();
        float wide = points.x(Keypoint.LEFT_EYE_CENTER) - points.x(Keypoint.RIGHT_EYE_CENTER);
        float high = points.y(Keypoint.MOUTH_LEFT_CORNER) - points.y(Keypoint.LEFT_EYE_CENTER);
        assertThat(high / wide).isCloseTo(39 / 36f, within(.02f));
        assertThat(data.row(0)
                        .image()
                        .at(Math.round(points.x(Keypoint.NOSE_TIP)), Math.round(points.y(Keypoint.NOSE_TIP))))
                .isGreaterThan(180);
        assertThat(data.badRows().first().toString())
                .contains("b.pts: 1 point, expected 68")
                .contains("c.pts: no picture of this name beside it")
                .contains("d.pts: a link to a file that is not there");
        assertThat(data.notes())
                .containsExactly(
                        folder.getFileName() + ": pictures without points (.pts), and left out: x.png and 1 more");
        assertThat(data.place(0)).isEqualTo(folder.getFileName() + "/a.pts");
        assertThat(data.file(0)).isEqualTo(String.valueOf(folder.getFileName()));
        assertThat(Datasets.any(List.of(folder), ANY)).isInstanceOf(KeypointDataset.class);
    }
}
