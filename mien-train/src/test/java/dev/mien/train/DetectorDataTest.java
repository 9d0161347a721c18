package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Scenes;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorDataTest {
    private static final int WITH_FACES = 20;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void makePhotos() throws IOException {
        StringBuilder table = new StringBuilder("image,left,top,right,bottom\n");
        for (int i = 0; i < WITH_FACES; i++) {
            photo("faces/" + i + ".png", i);
            table.append("faces/").append(i).append(".png,20,20,60,60\n");
        }
        table.append("faces/0.png,70,10,90,30\n");
        for (int i = 0; i < 10; i++) {
            photo("none/" + i + ".png", 100 + i);
        }
        Files.writeString(folder.resolve("faces.csv"), table);
    }

    private void photo(String name, long seed) throws IOException {
        byte[] pixels = new byte[120 * 100];
        new Random(seed).nextBytes(pixels);
        PictureFiles.writePng(folder.resolve(name), Luma.picture(new GrayImage(120, 100, pixels)));
    }

    private Scenes scenes() {
        return Scenes.read(folder.resolve("faces.csv"), folder.resolve("none"));
    }

    private ExpressionDataset crops() throws IOException {
        String pixels = "7 ".repeat(48 * 48).strip();
        Path file = folder.resolve("crops.csv");
        Files.writeString(file, "emotion,pixels\n" + ("0," + pixels + "\n").repeat(300));
        return Datasets.expressions(List.of(file), LoadOptions.defaults());
    }

    @Test
    void aPhotosFacesComeTogether() {
        Scenes scenes = scenes();
        assertThat(scenes.withFaces()).isEqualTo(WITH_FACES);
        assertThat(scenes.photos()).hasSize(30);
        assertThat(scenes.photos().get(0).faces())
                .containsExactlyInAnyOrder(new Box(20, 20, 60, 60), new Box(70, 10, 90, 30));
    }

    @Test
    void aPhotoThatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("faces/3.png"));
        assertThatThrownBy(this::scenes)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("faces.csv: its photo")
                .hasMessageContaining("3.png is missing");
    }

    @Test
    void halfOfEachKindIsHeldOutAndNoPhotoIsInTwoParts() {
        Split split = DetectorData.split(scenes(), 1);
        assertThat(split.test()).hasSize(15);
        assertThat(Arrays.stream(split.test()).filter(row -> row < WITH_FACES)).hasSize(10);
        assertThat(Stream.of(split.train(), split.validation(), split.test())
                        .flatMapToInt(IntStream::of)
                        .sorted()
                        .boxed())
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
        assertThat(DetectorData.split(scenes(), 1)).isEqualTo(split);
        assertThat(DetectorData.split(scenes(), 2)).isNotEqualTo(split);
    }

    @Test
    void everySampleIsAPictureAndSaysSomething() throws IOException {
        Split split = DetectorData.split(scenes(), 1);
        TrainingData data = DetectorData.of(
                scenes(), split, crops(), IntStream.range(0, 300).toArray(), 1);
        Samples samples = data.training();
        float[] image = new float[Samples.IMAGE_LENGTH];
        float[] target = new float[samples.outputs()];
        assertThat(samples.outputs()).isEqualTo(720);
        int faces = 0;
        for (int i = 0; i < samples.size(); i += 7) {
            samples.read(i, 3, image, 0, target, 0);
            for (float pixel : image) {
                assertThat(pixel).isBetween(0f, 1f);
            }
            for (int cell = 0; cell < 144; cell++) {
                faces += target[cell] == 1 ? 1 : 0;
            }
        }
        assertThat(faces).isPositive();
    }
}
