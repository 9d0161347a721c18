package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    private static final LoadOptions DEFAULTS = LoadOptions.defaults();
    private static final LoadOptions LENIENT = DEFAULTS.withBadRowLimit(0.9);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void ferRowsKeepOrderPixelsClassAndSplit() throws IOException {
        Path file = Texts.write(folder.resolve("fer2013.csv"), Texts.fer(20));

        ExpressionDataset data = Datasets.expressions(List.of(file), DEFAULTS);

        assertThat(data.size()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            assertThat(Texts.pixels(data.image(i).pixels())).isEqualTo(Texts.pixels(48 * 48, i));
            assertThat(data.expression(i)).isEqualTo(Expression.values()[i % 7]);
            assertThat(data.split(i)).isEqualTo(i % 4 == 0 ? "PublicTest" : "Training");
            assertThat(data.place(i)).isEqualTo("fer2013.csv:" + (i + 2));
        }
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderBlanksAndCase() throws IOException {
        List<String> lines = new ArrayList<>(List.of("\uFEFFemotion, Usage, pixels"));
        IntStream.range(0, 5).forEach(i -> lines.add("6, Training, " + Texts.pixels(48 * 48, i)));
        Path file = Texts.write(folder.resolve("icml_face_data.csv"), lines);

        ExpressionDataset data = Datasets.expressions(List.of(file), DEFAULTS);

        assertThat(data.size()).isEqualTo(5);
        assertThat(data.expression(4)).isEqualTo(Expression.NEUTRAL);
        assertThat(data.split(4)).isEqualTo("Training");
        assertThat(Texts.pixels(data.image(4).pixels())).isEqualTo(Texts.pixels(48 * 48, 4));
    }

    @Test
    void windowsLineEndsAndEmptyLinesAndQuotesAreTaken() throws IOException {
        String text = "emotion,pixels,Usage\r\n\r\n0,\"" + Texts.pixels(48 * 48, 1) + "\",Training\r\n\r\n1,"
                + Texts.pixels(48 * 48, 2) + ",Training";
        Path file = Files.writeString(folder.resolve("fer.csv"), text);

        ExpressionDataset data = Datasets.expressions(List.of(file), DEFAULTS);

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.place(0)).isEqualTo("fer.csv:3");
        assertThat(Texts.pixels(data.image(1).pixels())).isEqualTo(Texts.pixels(48 * 48, 2));
    }

    @Test
    void aFileWithoutUsageAndClassesAboveFourIsTheFiveClassOne() throws IOException {
        List<String> lines = new ArrayList<>(List.of("emotion, pixels"));
        IntStream.range(0, 200).forEach(i -> lines.add(i % 5 + "," + Texts.pixels(16, i)));
        lines.set(77, "6," + Texts.pixels(16, 3)); // one damaged label does not make it the other kind
        Path file = Texts.write(folder.resolve("five.csv"), lines);

        ExpressionDataset data = Datasets.expressions(List.of(file), DEFAULTS);

        assertThat(data.badRows().first())
                .containsExactly(
                        "five.csv:78: unknown class '6', expected 0 anger, 1 disgust, 2 sad, 3 happy, 4 surprise or a name such as 'happy';"
                                + " the row was skipped");
        assertThat(IntStream.range(0, 5).mapToObj(data::expression))
                .containsExactly(
                        Expression.ANGER, Expression.DISGUST, Expression.SAD, Expression.HAPPY, Expression.SURPRISE);
        ExpressionDataset asSeven =
                Datasets.expressions(List.of(file), DEFAULTS.withClassNames(ClassCoding.of(LabelSet.SEVEN)));
        assertThat(asSeven.expression(2)).isEqualTo(Expression.FEAR);
        assertThat(asSeven.size()).isEqualTo(200);
        assertThat(asSeven.notes()).hasSize(1).first().asString().endsWith("6 neutral");
        assertThat(data.notes())
                .containsExactly("five.csv: class numbers were read as 0 anger, 1 disgust, 2 sad, 3 happy, 4 surprise"
                        + "; if they mean something else, say so by the option class-names");
    }

    @Test
    void pictureFoldersGiveClassAndSplit() throws IOException {
        Texts.picture(folder.resolve("archive/train/angry/1.png"), 48, 10);
        Texts.picture(folder.resolve("archive/train/Surprise/1.png"), 48, 20);
        Texts.picture(folder.resolve("archive/val/happy/1.jpg"), 48, 30);
        Texts.picture(folder.resolve("archive/test/6/1.png"), 48, 40);

        ExpressionDataset data = Datasets.expressions(List.of(folder.resolve("archive")), DEFAULTS);

        assertThat(IntStream.range(0, 4).mapToObj(data::place))
                .containsExactly("test/6/1.png", "train/Surprise/1.png", "train/angry/1.png", "val/happy/1.jpg");
        assertThat(IntStream.range(0, 4).mapToObj(data::expression))
                .containsExactly(Expression.NEUTRAL, Expression.SURPRISE, Expression.ANGER, Expression.HAPPY);
        assertThat(IntStream.range(0, 4).mapToObj(data::split)).containsExactly("test", "train", "train", "val");
        assertThat(data.image(0).at(5, 5)).isEqualTo(40);
    }

    @Test
    void trainingCsvMayMissAnyCoordinate() throws IOException {
        List<String> lines = Texts.keypoints(4);
        lines.set(1, lines.get(1).replaceFirst("[^,]*,[^,]*", ","));
        Path file = Texts.write(folder.resolve("training.csv"), lines);

        KeypointDataset data = Datasets.keypoints(List.of(file), DEFAULTS);

        assertThat(data.size()).isEqualTo(4);
        assertThat(data.keypoints(0).count()).isEqualTo(14);
        assertThat(data.keypoints(0).has(Keypoint.LEFT_EYE_CENTER)).isFalse();
        assertThat(data.keypoints(1).count()).isEqualTo(15);
        assertThat(data.keypoints(3).x(Keypoint.LEFT_EYE_CENTER)).isEqualTo(4.11f);
        assertThat(data.group(3)).isEqualTo("g1");
        assertThat(Texts.pixels(data.image(3).pixels())).isEqualTo(Texts.pixels(96 * 96, 3));
    }

    @Test
    void testCsvHasImagesAndNoPoints() throws IOException {
        Path file = Texts.write(
                folder.resolve("test.csv"),
                List.of("ImageId,Image", "1," + Texts.pixels(9216, 1), "2," + Texts.pixels(9216, 2)));

        KeypointDataset data = Datasets.keypoints(List.of(file), DEFAULTS);

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.keypoints(1).count()).isZero();
    }

    @Test
    void severalFilesBecomeOneDataSetWithTheirGroupsApart() throws IOException {
        Path first = Texts.write(folder.resolve("a.csv"), Texts.keypoints(4));
        Path second = Texts.write(folder.resolve("b.csv"), Texts.keypoints(2));

        KeypointDataset data = Datasets.keypoints(List.of(first, second), DEFAULTS);

        assertThat(data.name()).isEqualTo("a.csv+b.csv");
        assertThat(data.size()).isEqualTo(6);
        assertThat(data.group(0)).isEqualTo("a.csv/g0");
        assertThat(data.group(4)).isEqualTo("b.csv/g0");
        assertThat(data.place(5)).isEqualTo("b.csv:3");
    }

    @Test
    void votesBelongToTheirRowEvenAfterASkippedOne() throws IOException {
        List<String> lines = Texts.fer(3);
        lines.set(1, "0,1 2 3,Training");
        Path file = Texts.write(folder.resolve("fer2013.csv"), lines);
        Path votes = Texts.write(
                folder.resolve("votes.csv"),
                List.of(
                        "neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF",
                        "9,0,0,0,0,0,0,0,0,1",
                        "0,4,0,0,3,0,0,1,1,1",
                        "0,0,0,0,0,0,10,0,0,0"));

        ExpressionDataset data = Datasets.expressions(List.of(file), LENIENT.withVotes(votes));

        Votes first = data.votes(0).orElseThrow();
        assertThat(first.byExpression()).containsOnly(entry(Expression.HAPPY, 4), entry(Expression.ANGER, 3));
        assertThat(first.others()).isEqualTo(3);
        assertThat(data.votes(1).orElseThrow().byExpression()).containsOnly(entry(Expression.FEAR, 10));
    }

    @Test
    void votesOfAnotherFileAreRefused() throws IOException {
        Path file = Texts.write(folder.resolve("fer2013.csv"), Texts.fer(3));
        Path votes = Texts.write(
                folder.resolve("votes.csv"),
                List.of(
                        "neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF",
                        "9,0,0,0,0,0,0,0,0,1"));
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), DEFAULTS.withVotes(votes)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1 row of votes, but fer2013.csv has 3 rows");
    }

    @Test
    void badRowsAreNamedCountedAndSkipped() throws IOException {
        List<String> lines = Texts.fer(8);
        lines.set(1, "0," + Texts.pixels(2303, 1) + ",Training");
        lines.set(2, "0," + Texts.pixels(2304, 1).replaceFirst(" ", " 256 ") + ",Training");
        lines.set(3, "7," + Texts.pixels(2304, 1) + ",Training");
        lines.set(4, "1," + Texts.pixels(2304, 1));
        lines.set(5, "1,1 2 x7," + "Training");
        Path file = Texts.write(folder.resolve("fer2013.csv"), lines);

        ExpressionDataset data = Datasets.expressions(List.of(file), LENIENT);

        assertThat(data.size()).isEqualTo(3);
        assertThat(data.badRows().count()).isEqualTo(5);
        assertThat(data.badRows().first())
                .containsExactly(
                        "fer2013.csv:2: 2303 pixels, expected 2304 (48x48); the row was skipped",
                        "fer2013.csv:3: pixel 2 is '256', expected a whole number in 0..255; the row was skipped",
                        "fer2013.csv:4: unknown class '7', expected 0 anger, 1 disgust, 2 fear, 3 happy, 4 sad, 5 surprise, 6 neutral or a name such as 'happy';"
                                + " the row was skipped",
                        "fer2013.csv:5: 2 fields, expected 3; the row was skipped",
                        "fer2013.csv:6: pixel 3 is 'x7', expected a whole number in 0..255; the row was skipped");
    }

    @Test
    void aColumnThatNamesThePartsByAnotherNameThanUsageIsNoted() throws IOException {
        String note = ".csv: the column 'split' is not read; to name the part of each row, call it 'Usage'";
        Path faces = Texts.write(folder.resolve("faces.csv"), List.of("emotion,pixels,Split", "happy,1 2 3 4,test"));
        Path points = Texts.write(
                folder.resolve("points.csv"), List.of("nose_tip_x,nose_tip_y,Image,split", "1,1,1 2 3 4,test"));
        assertThat(Datasets.any(List.of(faces), LENIENT).notes()).containsExactly("faces" + note);
        assertThat(Datasets.any(List.of(points), LENIENT).notes()).containsExactly("points" + note);
        Path both = Texts.write(
                folder.resolve("both.csv"), List.of("emotion,pixels,split,Usage", "happy,1 2 3 4,a,Training"));
        assertThat(Datasets.any(List.of(both), LENIENT).notes()).isEmpty();
    }

    @Test
    void aCoordinateOutsideThePictureIsABadRow() throws IOException {
        List<String> lines = Texts.keypoints(3);
        lines.set(2, lines.get(2).replaceFirst("[^,]*", "96.2"));
        lines.set(3, lines.get(3).replaceFirst("[^,]*", "abc"));
        Path file = Texts.write(folder.resolve("training.csv"), lines);

        KeypointDataset data = Datasets.keypoints(List.of(file), LENIENT);

        assertThat(data.size()).isEqualTo(1);
        assertThat(data.badRows().first())
                .containsExactly(
                        "training.csv:3: left_eye_center_x is 96.2, outside the picture (0 to 96); the row was skipped",
                        "training.csv:4: left_eye_center_x is 'abc', expected a number; the row was skipped");
    }

    @Test
    void tooManyBadRowsFailWithASummary() throws IOException {
        List<String> lines = Texts.fer(100);
        lines.set(10, "9" + lines.get(10));
        Path file = Texts.write(folder.resolve("fer2013.csv"), lines);
        assertThat(Datasets.expressions(List.of(file), DEFAULTS).size()).isEqualTo(99);

        lines.set(20, "9" + lines.get(20));
        Texts.write(file, lines);
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("2 of 100 rows are bad, more than the limit of 1 %")
                .hasMessageContaining("fer2013.csv:11: unknown class");
    }

    @Test
    void labelsWithoutImagesAreTakenOnlyWhenAskedFor() throws IOException {
        List<String> lines = Texts.keypoints(3).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1)))
                .toList();
        Path file = Texts.write(folder.resolve("labels.csv"), lines);

        KeypointDataset data = Datasets.keypoints(List.of(file), DEFAULTS.withImagesOptional());
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.hasImages()).isFalse();
        assertThatThrownBy(() -> Datasets.keypoints(List.of(file), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no column 'Image'");
    }

    @Test
    void aPictureIsNoTable() throws IOException {
        Texts.picture(folder.resolve("face.png"), 8, 100);
        assertThatThrownBy(() -> Datasets.any(List.of(folder.resolve("face.png")), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessage("face.png: not a table in text; give a CSV file, or a folder of pictures by class");
    }

    private static <K, V> Map.Entry<K, V> entry(K key, V value) {
        return Map.entry(key, value);
    }
}
