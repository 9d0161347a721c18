package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorsTest {
    private static final Picture PICTURE = Picture.of(new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY));

    @TempDir
    Path folder = Path.of("");

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), text);
    }

    private static FaceDetector create(String option) {
        return FaceDetector.create(option, DetectorOptions.defaults());
    }

    @Test
    void optionsOutOfRangeAreRefusedWhereTheyAreGiven() {
        DetectorOptions options = DetectorOptions.defaults();
        assertThatThrownBy(() -> options.withMinFace(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("faces of 0 pixels, expected at least 1");
        for (double score : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> options.withMinScore(score))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a score of " + score + ", expected 0 to 1");
        }
    }

    @Test
    void noneTakesTheWholePicture() {
        try (FaceDetector none = create("none")) {
            assertThat(none.detect(PICTURE)).containsExactly(new Detection(new Box(0, 0, 60, 40), 1));
        }
    }

    @Test
    void ourOwnDetectorIsKnownByItsNames() {
        assertThat(DetectorBundle.named("mien").orElseThrow().net().path()).isEmpty();
        assertThat(DetectorBundle.named("mien:folder/b.onnx")
                        .orElseThrow()
                        .net()
                        .path())
                .contains(Path.of("folder/b.onnx"));
        assertThat(DetectorBundle.named("mienish")).isEmpty();
        assertThat(DetectorBundle.named("none")).isEmpty();
    }

    @Test
    void boxesAreFoundByThePathOrItsEndAndComeBestFirst() throws IOException {
        Path file = table(
                "image,left,top,right,bottom,score\na/x.jpg,1,2,3,4,0.5\na/x.jpg,5,6,7,8,0.9\n/b/y.jpg,1,1,2,2,1\n");
        try (FaceDetector boxes = create("boxes:" + file)) {
            assertThat(boxes.detect(PICTURE.withSource("/data/a/x.jpg")))
                    .containsExactly(new Detection(new Box(5, 6, 7, 8), .9f), new Detection(new Box(1, 2, 3, 4), .5f));
            assertThat(boxes.detect(PICTURE.withSource("/b/y.jpg"))).hasSize(1);
            assertThat(boxes.detect(PICTURE.withSource("x.jpg"))).hasSize(2); // no other path of the table ends so
            assertThat(boxes.detect(PICTURE.withSource("z.jpg"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image,left,top,right\\nx.jpg,1,2,3 | no column ~bottom~",
                "left,top,right,bottom\\n1,2,3,4 | no column ~image~",
                "image,left,top,right,bottom\\nx.jpg,1,2,three,4 | ~three~ in column ~right~",
                "image,left,top,right,bottom\\nx.jpg,1,2,1,4 | an empty box",
                "image,left,top,right,bottom\\nx.jpg,1,2,3,1e39 | an endless box",
                "image,left,top,right,bottom,score\\nx.jpg,1,2,3,4,7 | a score of 7"
            })
    void aBadTableIsNamedWithItsLine(String text, String problem) throws IOException {
        Path file = table(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> create("boxes:" + file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("boxes.csv:2: " + problem.replace('~', '\''));
    }

    @Test
    void whatIsNoDetectorIsNamed() {
        assertThatThrownBy(() -> create("magic")).hasMessageContaining("unknown detector 'magic'");
        assertThatThrownBy(() -> create("keypoints"))
                .hasMessageContaining("'keypoints' is a model's name, not a detector's; use mien,");
        assertThatThrownBy(() -> create("boxes:" + folder.resolve("none.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> create("boxes:" + folder)).hasMessageContaining("a folder");
    }

    @Test
    void filesOfOtherFormatsAreRefused() throws IOException {
        Path model = Files.write(
                folder.resolve("keypoints.onnx"),
                ModelOrigin.shipped(Task.KEYPOINTS).read());
        assertThatThrownBy(() -> create("onnx:" + model))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("keypoints.onnx: not in YuNet's format");
        assertThatThrownBy(() -> create("mien:" + model))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected 'detector'");
    }
}
