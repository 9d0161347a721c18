package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.OptionError;
import dev.mien.model.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzerOptionsTest {
    @Test
    void whatIsNotSaidHasItsDefault() {
        AnalyzerOptions options = AnalyzerOptions.of(Map.of("min-score", "0.6", "not-sure", "TRUE"));
        assertThat(options.minScore()).isEqualTo(.6);
        assertThat(options.notSure()).isTrue();
        assertThat(options.detection().minScore()).hasValue(.6);
        assertThat(options.detection().minFace()).isEmpty();
        assertThat(options.detector()).isEqualTo(AnalyzerOptions.defaults().detector());
        assertThat(AnalyzerOptions.of(Map.of())).isEqualTo(AnalyzerOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "min-score, 1.5, from 0 to 1",
        "min-score, -0.1, from 0 to 1",
        "min-score, NaN, from 0 to 1",
        "min-score, high, from 0 to 1",
        "min-face, 0, from 1",
        "max-faces, 0, from 1",
        "max-faces, 1.5, from 1",
        "points, many, 15 or 27",
        "points, 16, 15 or 27",
        "tta, perhaps, true or false",
        "labels, six, 'five, seven'",
        "colour, red, 'detector, expression, keypoints'"
    })
    void aValueOutOfItsRangeIsRefusedByTheOptionsName(String name, String value, String remedy) {
        assertThatThrownBy(() -> AnalyzerOptions.of(Map.of(name, value)))
                .isInstanceOf(OptionError.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(remedy);
    }

    @Test
    void thereMustBeAModelToAskAndPointsToMeasure() {
        assertThatThrownBy(() -> AnalyzerOptions.of(Map.of("keypoints", "none", "expression", "none")))
                .hasMessageContaining("no model to ask");
        assertThatThrownBy(() -> AnalyzerOptions.of(Map.of("keypoints", "none", "measures", "true")))
                .hasMessageContaining("measures need points");
    }

    @Test
    void modelsAreThoseThatShipFilesOrNone(@TempDir Path folder) throws IOException {
        String own = Files.writeString(folder.resolve("own.onnx"), "").toString();
        AnalyzerOptions options = AnalyzerOptions.of(Map.of("keypoints", own, "expression", "none"));
        assertThat(options.keypointModel().orElseThrow().name()).isEqualTo(own);
        assertThat(options.expressionModel()).isEmpty();
        assertThat(AnalyzerOptions.defaults().expressionModel().orElseThrow().path())
                .isEmpty();
        AnalyzerOptions crops = AnalyzerOptions.defaults().forCrops(Task.EXPRESSION);
        assertThat(crops.keypointModel()).isEmpty();
        assertThat(crops.detector()).isEqualTo("none");
    }

    @Test
    void aNameThatIsNoModelsForTheTaskIsRefusedWithThoseThatAre() {
        AnalyzerOptions options = AnalyzerOptions.of(Map.of("keypoints", "expression", "expression", "expresion"));
        assertThatThrownBy(options::keypointModel)
                .isInstanceOf(OptionError.class)
                .hasMessage(
                        "keypoints: 'expression' is the model for another task; use keypoints, a model file or none");
        assertThatThrownBy(options::expressionModel)
                .hasMessage(
                        "expression: no file 'expresion', nor a model of this name; use expression, a model file or none");
    }

    @Test
    void itComesBackEqualFromAnotherMachine() throws IOException, ClassNotFoundException {
        AnalyzerOptions options = AnalyzerOptions.of(Map.of("labels", "five", "min-face", "30", "measures", "true"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(options);
        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(options);
    }
}
