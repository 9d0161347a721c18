package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.UserError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.PictureFiles;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import dev.mien.synthetic.SyntheticFace;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MienSparkTest {
    private static final Map<String, String> CROPS = Map.of("detector", "none");
    private static final StructType PICTURES = StructType.fromDDL("id INT, day STRING, img BINARY");

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder = Path.of("");

    private Dataset<Row> files() {
        return spark.read().format("binaryFile").load(folder.toString());
    }

    /** The rows that {@code mien predict} writes, source first. */
    private static List<String> predicted(List<Path> files, String detector) throws IOException {
        StringWriter csv = new StringWriter();
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder().detector(detector).build();
                ResultWriter<FaceResult> writer = ResultWriter.csv(csv, analyzer.labels())) {
            for (Path file : files) {
                int number = 0;
                for (var face : analyzer.analyze(file)) {
                    writer.write(FaceResult.of(file.toUri().toString().replace("///", "/"), ++number, face));
                }
            }
        }
        return csv.toString().lines().toList();
    }

    private static List<String> csv(Dataset<Row> faces) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", faces.drop("error").columns()));
        for (Row row : faces.where("error is null")
                .drop("error")
                .orderBy("source", "left")
                .collectAsList()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                Object value = row.get(i);
                String text = value == null ? "" : value instanceof Double d ? decimal(d) : value.toString();
                cells.add(text);
            }
            lines.add(String.join(",", cells));
        }
        return lines;
    }

    private static String decimal(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    @Test
    void filesAreAnsweredAsMienPredictAnswersThemAndBadOnesAreNamed() throws IOException {
        List<SyntheticFace> faces = SparkSamples.faces(5);
        SparkSamples.folder(folder, faces);
        Dataset<Row> answer = MienSpark.analyze(files(), CROPS).cache();
        List<Path> good = PictureFiles.list(folder).stream()
                .filter(file -> Character.isDigit(file.getFileName().toString().charAt(0)))
                .toList();
        assertThat(csv(answer)).isEqualTo(predicted(good, "none"));
        List<Row> bad = answer.where("error is not null")
                .orderBy("source")
                .select("source", "error", "left")
                .collectAsList();
        assertThat(bad).hasSize(2);
        assertThat(bad.get(0).getString(0)).endsWith("/cut.png");
        assertThat(bad.get(0).getString(1)).startsWith("a damaged PNG picture");
        assertThat(bad.get(0).isNullAt(2)).isTrue();
        assertThat(bad.get(1).getString(1)).startsWith("not a picture");
    }

    @Test
    void measuresAreColumnsWhereTheyAreAskedFor() throws IOException {
        SparkSamples.folder(folder, SparkSamples.faces(1));
        Dataset<Row> answer = MienSpark.analyze(files(), Map.of("detector", "none", "measures", "true"));
        assertThat(answer.columns())
                .containsSubsequence(Measure.ALL.stream().map(Measure::label).toArray(String[]::new))
                .contains("nose_tip_spread")
                .hasSize(MienSpark.analyze(files(), CROPS).columns().length + Measure.ALL.size() + Keypoint.COUNT);
        Row face = answer.where("error is null").first();
        assertThat(face.<Double>getAs("yaw")).isBetween(-60.0, 60.0);
    }

    @Test
    void theFacesOfPhotosAreFound() throws IOException {
        Path two = Files.write(folder.resolve("two.png"), SparkSamples.png(SparkSamples.photo(SparkSamples.faces(2))));
        Files.write(folder.resolve("wall.png"), SparkSamples.png(SparkSamples.photo(List.of())));
        Dataset<Row> answer = MienSpark.analyze(files());
        List<String> expected = new ArrayList<>(predicted(List.of(two), "mien"));
        assertThat(expected).hasSize(3);
        assertThat(csv(answer)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void columnsOfTheUsersNameAndComeAlong() {
        List<SyntheticFace> faces = SparkSamples.faces(2);
        Dataset<Row> pictures = spark.createDataFrame(
                List.of(RowFactory.create(1, "mon", SparkSamples.png(faces.get(0))), RowFactory.create(2, "tue", null)),
                PICTURES);
        Dataset<Row> answer = MienSpark.analyze(
                pictures, Map.of("content", "img", "path", "id", "keep", "day, ID", "detector", "none"));
        assertThat(answer.columns()).endsWith("error", "day", "id");
        List<Row> rows =
                answer.orderBy("id").select("source", "error", "day", "id").collectAsList();
        assertThat(rows.get(0)).isEqualTo(RowFactory.create("1", null, "mon", 1));
        assertThat(rows.get(1).getString(0)).isEqualTo("2");
        assertThat(rows.get(1).getString(1)).startsWith("no picture");
    }

    @Test
    void rowsOfADataSetAreFacesNamedByTheirLine() throws IOException {
        List<SyntheticFace> faces = SparkSamples.faces(2);
        String text = " emotion, Usage, pixels\n";
        text += "3,Training," + SparkSamples.pixels(faces.get(0).image()) + "\n";
        text += "3,Training,1 2 3\n";
        text += "3,Training," + SparkSamples.pixels(faces.get(1).image()) + "\n";
        Path file = Files.writeString(folder.resolve("fer.csv"), text);
        Dataset<Row> rows = MienSpark.readCsv(spark, file.toString());
        assertThat(rows.columns()).containsExactly("emotion", "Usage", "pixels", "path");
        List<Row> answer = MienSpark.analyze(rows, Map.of("keep", "emotion"))
                .select("source", "right", "error", "emotion")
                .orderBy("source")
                .collectAsList();
        assertThat(answer).extracting(row -> row.getString(0)).containsExactly("fer.csv:2", "fer.csv:3", "fer.csv:4");
        assertThat(answer.get(0)).isEqualTo(RowFactory.create("fer.csv:2", 96.0, null, "3"));
        assertThat(answer.get(1).getString(2)).startsWith("3 pixels, expected a square number");
    }

    @Test
    void emptyLinesCountAndALineBreakInQuotesSpoilsItsOwnRowAlone() throws IOException {
        String pixels = SparkSamples.pixels(SparkSamples.faces(1).get(0).image());
        String text = "\r\nemotion,Usage, the name,pixels\r\n"; // the header is line 2
        text += "3,Training,x," + pixels + "\r\n\r\n  \r\n";
        text += "3,Training,\"x,\"\"y\"\"\"," + pixels + "\r\n";
        text += "3,Training,x,\"1 2\r\n3 4\"\r\n";
        text += "3,Training,,\"" + pixels + "\"\r\n";
        Path file = Files.writeString(folder.resolve("fer.csv"), text);
        Dataset<Row> rows = MienSpark.readCsv(spark, file.toString());
        assertThat(rows.columns()).containsExactly("emotion", "Usage", "the name", "pixels", "path");
        List<Row> answer = MienSpark.analyze(rows, Map.of("keep", "the name"))
                .select("source", "error", "the name")
                .collectAsList();
        assertThat(answer)
                .extracting(row -> row.getString(0) + (row.isNullAt(1) ? " read" : " error"))
                .containsExactly(
                        "fer.csv:3 read", "fer.csv:6 read", "fer.csv:7 error", "fer.csv:8 error", "fer.csv:9 read");
        assertThat(answer).extracting(row -> row.getString(2)).containsExactly("x", "x,\"y\"", "x", null, null);
    }

    @Test
    void aFileWithoutALineIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("fer.csv"), "\n \n");
        assertThatThrownBy(() -> MienSpark.readCsv(spark, file.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fer.csv: an empty file");
    }

    @Test
    void theClassesAreThoseAskedFor() {
        Dataset<Row> none = spark.createDataFrame(List.of(), PICTURES);
        Map<String, String> five = Map.of("content", "img", "labels", "five", "keypoints", "none");
        assertThat(MienSpark.analyze(none, five).columns())
                .contains("anger", "surprise")
                .doesNotContain("fear", "neutral");
    }

    @Test
    void onlyAFewPicturesAreHeldAtOnce() {
        byte[] png = SparkSamples.png(SparkSamples.faces(1).get(0));
        int[] taken = new int[1];
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(RowFactory.create(png, "face " + i));
        }
        var counted = rows.stream().peek(row -> taken[0]++).iterator();
        List<Object> names = new ArrayList<>();
        try (Readings readings = new Readings(counted, MienOptions.of(Map.of("detector", "none")))) {
            names.add(readings.next().others().get(0));
            assertThat(taken[0]).isBetween(1, 10);
            readings.forEachRemaining(one -> names.add(one.others().get(0)));
        }
        assertThat(names).hasSize(40).startsWith("face 0", "face 1").endsWith("face 39");
    }

    @Test
    void theTasksOfAJvmShareOneAnalyzer() {
        AnalyzerOptions models = MienOptions.of(CROPS).models();
        MapPartitionsFunction<Long, Integer> identity =
                rows -> List.of(System.identityHashCode(Analyzers.of(models))).iterator();
        assertThat(spark.range(0, 8, 1, 4)
                        .mapPartitions(identity, Encoders.INT())
                        .collectAsList())
                .hasSize(4)
                .containsOnly(System.identityHashCode(Analyzers.of(models)));
        assertThat(Analyzers.of(models).labels()).isEqualTo(LabelSet.SEVEN);
    }

    @Test
    void whatCannotWorkIsRefusedBeforeAnyTask() {
        Dataset<Row> pictures = spark.createDataFrame(List.of(), PICTURES);
        assertRefused(pictures, Map.of(), "content: no column of this name; there are: id, day, img");
        assertRefused(pictures, Map.of("content", "id"), "id: a column of type INT");
        assertRefused(pictures, Map.of("content", "img", "keep", "night"), "night: no column");
        assertRefused(
                pictures, Map.of("colour", "red"), "colour: no option of this name; use one of class-names, content,");
        assertRefused(pictures, Map.of("content", "img", "rows", "many"), "rows: 'many' is no number");
        assertRefused(
                pictures,
                Map.of("content", "img", "expression", "/no/such.onnx"),
                "expression: no file '/no/such.onnx'");
        Dataset<Row> twice = pictures.withColumnRenamed("day", "Left");
        assertRefused(
                twice, Map.of("content", "img", "keep", "left"), "Left: a column of the answer has this name too");
    }

    private static void assertRefused(Dataset<Row> pictures, Map<String, String> options, String message) {
        assertThatThrownBy(() -> MienSpark.analyze(pictures, options))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }
}
