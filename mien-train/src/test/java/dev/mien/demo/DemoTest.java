package dev.mien.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.OptionError;
import dev.mien.image.PictureFiles;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final int FACES = 140;
    private static final ModelOptions ONE_THREAD = new ModelOptions(1, false);

    @TempDir
    Path folder;

    @Test
    void everythingIsThereInTheEndAndAgrees() throws IOException {
        List<String> said = new ArrayList<>();

        DemoResult result = run("whole", said, Integer.MAX_VALUE).orElseThrow();

        Path out = folder.resolve("whole");
        JsonNode numbers = new ObjectMapper().readTree(out.resolve("demo.json").toFile());
        assertThat(numbers.at("/keypoints/rmse_px").asDouble())
                .isEqualTo(result.keypoints().metrics().rmsePx());
        assertThat(numbers.at("/expression/accuracy").asDouble())
                .isEqualTo(result.expression().metrics().accuracy());
        assertThat(result.expression().metrics().n()).isEqualTo(28);
        assertThat(Files.readAllLines(out.resolve("predictions.csv"))).hasSize(29);
        assertThat(PictureFiles.list(out.resolve("faces"))).hasSize(7);
        assertThat(PictureFiles.read(out.resolve("grid.png")).getWidth()).isGreaterThan(400);
        assertThat(PictureFiles.read(out.resolve("curves.png")).getWidth()).isGreaterThan(1000);
        assertThat(out.resolve("keypoints/report/evaluation.json")).isNotEmptyFile();
        assertThat(out.resolve("expression/report/report.txt")).isNotEmptyFile();
        assertThat(out.resolve("expression/report/index.html"))
                .content()
                .contains("id=\"combined\"", "id=\"training\"");
        assertThat(out.resolve("summary.txt")).content().contains("px root mean square error on 28 faces");
        assertThat(said).anyMatch(line -> line.contains("% on 28 faces held out"));
        KeypointModel.open(out.resolve("keypoints/best.onnx"), ONE_THREAD).close();
        ExpressionModel.open(out.resolve("expression/best.onnx"), ONE_THREAD).close();
    }

    @Test
    void aStoppedDemoGoesOnToTheEndOfAnUnbrokenOne() throws IOException {
        run("unbroken", new ArrayList<>(), Integer.MAX_VALUE);

        assertThat(run("broken", new ArrayList<>(), 2)).isEmpty();
        assertThat(folder.resolve("broken/demo.json")).doesNotExist();
        assertThat(run("broken", new ArrayList<>(), Integer.MAX_VALUE)).isPresent();

        for (String model : List.of("keypoints/best.onnx", "expression/best.onnx")) {
            assertThat(folder.resolve("broken").resolve(model))
                    .hasSameBinaryContentAs(folder.resolve("unbroken").resolve(model));
        }
    }

    @Test
    void tooFewFacesAreRefused() {
        assertThatThrownBy(() -> new DemoOptions(folder, 20, 1, 1, 1))
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("faces: 20 faces");
    }

    private Optional<DemoResult> run(String name, List<String> said, int steps) throws IOException {
        AtomicInteger left = new AtomicInteger(steps);
        return Demo.run(
                new DemoOptions(folder.resolve(name), FACES, 1, 1, 1),
                said::add,
                () -> left.getAndDecrement() <= 0,
                TrainingListener.NONE);
    }
}
