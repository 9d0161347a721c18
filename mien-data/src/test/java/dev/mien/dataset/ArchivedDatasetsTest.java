package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Expression;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets in compressed files and archives. */
class ArchivedDatasetsTest {
    private static final LoadOptions DEFAULTS = LoadOptions.defaults();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void gzipAndZipAndZipInZipGiveTheSameRowsAsThePlainFile() throws IOException {
        byte[] bytes = Texts.bytes(Texts.fer(10));
        Path inner = Texts.zip(folder.resolve("inner.zip"), "fer2013.csv", bytes);
        List<Path> files = List.of(
                Texts.gzip(folder.resolve("fer2013.csv.gz"), bytes),
                Texts.zip(folder.resolve("fer2013.zip"), "deep/fer2013.csv", bytes),
                Texts.zip(folder.resolve("kaggle.zip"), "fer2013.zip", Files.readAllBytes(inner)));
        for (Path file : files) {
            ExpressionDataset data = Datasets.expressions(List.of(file), DEFAULTS);
            assertThat(data.size()).as(file.toString()).isEqualTo(10);
            assertThat(Texts.pixels(data.image(9).pixels())).isEqualTo(Texts.pixels(48 * 48, 9));
        }
        assertThat(Datasets.expressions(files.subList(1, 2), DEFAULTS).place(3))
                .isEqualTo("fer2013.zip/deep/fer2013.csv:5");
    }

    @Test
    void aDamagedArchiveWithinAnArchiveIsNamedByItsPlace() throws IOException {
        Path outer = Texts.zip(folder.resolve("kaggle.zip"), "deep/fer2013.zip", new byte[] {'P', 'K', 3, 4, 0});
        assertThatThrownBy(() -> Datasets.expressions(List.of(outer), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kaggle.zip/deep/fer2013.zip: a damaged archive");
    }

    @Test
    void theBestFileOfAnArchiveIsTakenAndAnyMayBeNamed() throws IOException {
        List<String> train = List.of("emotion,pixels", "6," + Texts.pixels(2304, 1));
        Path archive = Texts.zip(
                folder.resolve("challenge.zip"),
                Map.of(
                        "icml_face_data.csv", Texts.bytes(Texts.fer(4)),
                        "train.csv", Texts.bytes(train),
                        "test.csv", Texts.bytes(List.of("pixels", "1 2 3")),
                        "__MACOSX/fer2013.csv", Texts.bytes(Texts.fer(2))));

        ExpressionDataset best = Datasets.expressions(List.of(archive), DEFAULTS);
        assertThat(best.place(0)).isEqualTo("challenge.zip/icml_face_data.csv:2");
        assertThat(best.size()).isEqualTo(4);
        ExpressionDataset named = Datasets.expressions(List.of(archive.resolve("train.csv")), DEFAULTS);
        assertThat(named.place(0)).isEqualTo("challenge.zip/train.csv:2");
        assertThatThrownBy(() -> Datasets.expressions(List.of(archive.resolve("none.csv")), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void kagglesKeypointArchiveOfArchivesGivesItsTrainingFile() throws IOException {
        byte[] training = Texts.bytes(Texts.keypoints(3));
        byte[] test = Texts.bytes(List.of("ImageId,Image", "1," + Texts.pixels(9216, 1)));
        Path archive = Texts.zip(
                folder.resolve("facial-keypoints-detection.zip"),
                Map.of(
                        "training.zip",
                        Files.readAllBytes(Texts.zip(folder.resolve("a.zip"), "training.csv", training)),
                        "test.zip",
                        Files.readAllBytes(Texts.zip(folder.resolve("b.zip"), "test.csv", test)),
                        "IdLookupTable.csv",
                        Texts.bytes(List.of("RowId,ImageId,FeatureName,Location", "1,1,left_eye_center_x,"))));

        KeypointDataset data = Datasets.keypoints(List.of(archive), DEFAULTS);
        assertThat(data.place(0)).isEqualTo("facial-keypoints-detection.zip/training.zip/training.csv:2");
        assertThat(data.size()).isEqualTo(3);
        KeypointDataset other = Datasets.keypoints(List.of(archive.resolve("test.zip/test.csv")), DEFAULTS);
        assertThat(other.place(0)).isEqualTo("facial-keypoints-detection.zip/test.zip/test.csv:2");
    }

    @Test
    void picturesInAnArchiveAreRead() throws IOException {
        byte[] png = Files.readAllBytes(Texts.picture(folder.resolve("one.png"), 48, 77));
        Path archive = Texts.zip(
                folder.resolve("archive.zip"),
                Map.of("fer/train/angry/1.png", png, "fer/test/sad/1.png", png, "readme.txt", new byte[3]));

        ExpressionDataset data = Datasets.expressions(List.of(archive), DEFAULTS);

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.expression(0)).isEqualTo(Expression.SAD);
        assertThat(data.split(1)).isEqualTo("train");
        assertThat(data.image(1).at(3, 3)).isEqualTo(77);
    }

    @Test
    void aCutGzipSaysAfterWhichRow() throws IOException {
        byte[] whole = Files.readAllBytes(Texts.gzip(folder.resolve("whole.csv.gz"), Texts.bytes(Texts.fer(300))));
        Path file = Files.write(folder.resolve("fer2013.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("fer2013.csv.gz:1[0-9]{2}: the file is cut off or damaged after 1[0-9]{2} rows"
                        + " .*Unexpected end of ZLIB input stream.*; get the file again");
    }
}
