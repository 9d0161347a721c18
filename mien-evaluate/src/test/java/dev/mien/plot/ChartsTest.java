package dev.mien.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.Expression;
import dev.mien.Keypoint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    private static final int BLUE = 0xFF0072B2;
    private static final int ORANGE = 0xFFE69F00;
    private static final int GREEN = 0xFF009E73;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int AXIS = 0xFF828282;
    private static final int FULL_HEAT = 0xFF56B4E9;
    private static final List<String> CLASSES =
            Stream.of(Expression.values()).map(Expression::label).toList();

    @TempDir
    Path folder;

    @Test
    void barsOfTwoSeriesHaveTheirOwnColours() throws IOException {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put("Training", List.of(3995.0, 436.0, 4097.0, 7215.0, 4830.0, 3171.0, 4965.0));
        series.put("PublicTest", List.of(467.0, 56.0, 496.0, 895.0, 653.0, 415.0, 607.0));
        BufferedImage image = draw(Charts.bars("Rows by class", "rows", CLASSES, series));
        assertThat(count(image, BLUE)).isGreaterThan(5 * count(image, ORANGE));
        assertThat(count(image, ORANGE)).isPositive();
        assertThat(count(image, GREEN)).isZero();
    }

    @Test
    void thirtyLongNamesEachGetABarThatLies() throws IOException {
        List<String> columns = Keypoint.ALL.stream()
                .flatMap(point -> Stream.of(point.columnX(), point.columnY()))
                .toList();
        List<Double> values = Collections.nCopies(columns.size(), 7.0);
        BufferedImage image = draw(Charts.bars("Rows marked", "rows", columns, Map.of("rows", values)));
        assertThat(runs(image, image.getWidth() - 150, BLUE)).isEqualTo(30);
    }

    @Test
    void aLineWithGapsAndASinglePointIsDrawn() throws IOException {
        List<Series> series = List.of(
                Series.line("train", new double[] {1, 2, 3, 4, 5, 6}, new double[] {6, 5, Double.NaN, 3, 2.5, 2.4}),
                Series.mark("validation", 1, 5.5),
                Series.line("not begun", new double[0], new double[0]));
        BufferedImage image = draw(Charts.lines("Loss", Axis.of("epoch"), Axis.of("loss"), series));
        assertThat(count(image, BLUE)).isPositive();
        assertThat(count(image, ORANGE)).isPositive();
    }

    @Test
    void chartsWithoutAnyPointAreStillWritten() throws IOException {
        BufferedImage lines = draw(Charts.lines("Nothing yet", Axis.of("epoch"), Axis.of("loss"), List.of()));
        assertThat(count(lines, BLUE)).isZero();
        BufferedImage none = draw(Charts.bars("No rows", "rows", List.of(), Map.of()));
        assertThat(count(none, BLUE)).isZero();
        BufferedImage zeros =
                draw(Charts.bars("No rows", "rows", CLASSES, Map.of("none", Collections.nCopies(CLASSES.size(), 0.0))));
        assertThat(runs(zeros, zeros.getWidth() / 2, BLUE)).isZero();
        BufferedImage heat =
                draw(Charts.heatMap("No rows", CLASSES, CLASSES, new double[CLASSES.size()][CLASSES.size()]));
        assertThat(count(heat, FULL_HEAT)).isZero();
    }

    @Test
    void heatMapsHaveTheirFirstRowAtTheTop() throws IOException {
        double[][] values = {{9, 9, 9}, {0, 0, 0}, {0, 0, 0}};
        BufferedImage image = draw(Charts.heatMap("Counts", List.of("a", "b", "c"), List.of("a", "b", "c"), values));
        int middle = image.getWidth() / 2 + 20;
        assertThat(columnCount(image, middle, 0, image.getHeight() / 2, FULL_HEAT))
                .isGreaterThan(50);
        assertThat(columnCount(image, middle, image.getHeight() / 2, image.getHeight(), FULL_HEAT))
                .isZero();
    }

    @Test
    void heatMapsShowSharesWithTwoDecimals() throws IOException {
        double[][] shares = new double[CLASSES.size()][CLASSES.size()];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                shares[i][j] = i == j ? 0.7 : 0.05;
            }
        }
        BufferedImage image =
                draw(Charts.heatMap("Confusion (rows: truth, columns: answer)", CLASSES, CLASSES, shares));
        assertThat(count(image, FULL_HEAT)).isGreaterThan(1000);
        assertThat(count(image, WHITE)).isPositive();
    }

    @Test
    void sharesHaveTicksAtEveryFifthWhateverTheSpacingOfTheData() throws IOException {
        double[] shares =
                IntStream.rangeClosed(0, 35).mapToDouble(i -> i / 35.0).toArray();
        Chart chart = Charts.lines(
                "ROC",
                Axis.share("false positive rate"),
                Axis.share("recall"),
                List.of(Series.line("a", shares, shares), Series.line("b with a longer name", shares, shares)));
        BufferedImage image = draw(chart);
        int floor = IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth())
                                .filter(x -> image.getRGB(x, y) == AXIS)
                                .count()
                        > image.getWidth() / 2)
                .max()
                .orElseThrow();
        int wall = IntStream.range(0, image.getWidth())
                .filter(x -> columnCount(image, x, 0, image.getHeight(), AXIS) > image.getHeight() / 2)
                .min()
                .orElseThrow();
        assertThat(IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, floor + 1) == AXIS))
                .as("0, 0.2 ... 1 across")
                .hasSize(6);
        assertThat(columnCount(image, wall - 1, 0, image.getHeight(), AXIS))
                .as("0, 0.2 ... 1 upwards")
                .isEqualTo(6);
    }

    @Test
    void aSeriesOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.bars("t", "y", List.of("a", "b"), Map.of("short", List.of(1.0))))
                .withMessageContaining("short: 1 values, expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.line("short", new double[2], new double[1]))
                .withMessageContaining("short: 1 values, expected 2");
    }

    @Test
    void aPageGetsDrawingsThatScaleAndAnotherOneForATelephone() throws IOException {
        Chart chart = Charts.lines(
                "Loss",
                Axis.of("epoch"),
                Axis.of("loss"),
                List.of(Series.line("train", new double[] {1, 2}, new double[] {3, 4}), Series.mark("best", 2, 4)));
        chart.writeSvg(folder.resolve("wide.svg"));
        chart.writeNarrowSvg(folder.resolve("narrow.svg"));
        chart.writePng(folder.resolve("alone.png"));
        assertThat(folder.resolve("wide.svg"))
                .content()
                .contains("viewBox=\"0 0 900")
                .hasSizeLessThan(100_000);
        assertThat(folder.resolve("narrow.svg")).content().contains("viewBox=\"0 0 400");
        assertThat(ImageIO.read(folder.resolve("alone.png").toFile()).getWidth())
                .isEqualTo(900);
    }

    @Test
    void marksAreNotJoinedByALine() throws IOException {
        Series marks = Series.marks("default", new double[] {.2, .8}, new double[] {.5, .5});
        BufferedImage image =
                draw(Charts.lines("Recall", Axis.share("recall"), Axis.share("precision"), List.of(marks)));
        int[] blue = IntStream.range(0, image.getWidth())
                .filter(x -> columnCount(image, x, 0, image.getHeight(), BLUE) > 0)
                .toArray();
        long gaps = IntStream.range(1, blue.length)
                .filter(i -> blue[i] > blue[i - 1] + 1)
                .count();
        assertThat(gaps).isEqualTo(1);
    }

    private BufferedImage draw(Chart chart) throws IOException {
        Path png = folder.resolve("chart.png");
        chart.writePng(png);
        return ImageIO.read(png.toFile());
    }

    /** How many separate stretches of that colour lie on a column of pixels. */
    private static long runs(BufferedImage image, int x, int rgb) {
        return IntStream.range(1, image.getHeight())
                .filter(y -> image.getRGB(x, y) == rgb && image.getRGB(x, y - 1) != rgb)
                .count();
    }

    private static long count(BufferedImage image, int rgb) {
        return IntStream.range(0, image.getWidth())
                .mapToLong(x -> columnCount(image, x, 0, image.getHeight(), rgb))
                .sum();
    }

    private static long columnCount(BufferedImage image, int x, int from, int to, int rgb) {
        return IntStream.range(from, to).filter(y -> image.getRGB(x, y) == rgb).count();
    }
}
