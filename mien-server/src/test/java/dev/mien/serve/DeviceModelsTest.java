package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.Keypoint;
import dev.mien.align.KaggleFrame;
import dev.mien.analyze.Alignment;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.QuarterTurns;
import dev.mien.detect.DetectorBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceModelsTest {
    @TempDir
    Path folder = Path.of("");

    private static MienServer start(ServerOptions.Analysis analysis) {
        return MienServer.start(ServerFixture.options().withAnalysis(analysis));
    }

    private static JsonNode described(MienServer server) {
        return get(server, "/device/models.json").json();
    }

    private static String file(MienServer server, String use) {
        return described(server).get("files").path(use).asText();
    }

    @Test
    void thePageIsGivenTheDetectorAndEachFileOnce() {
        try (MienServer server = start(ServerFixture.shipped("mien"))) {
            assertThat(file(server, "detector")).isEqualTo("detector.onnx");
            assertThat(get(server, "/device/detector.onnx").status()).isEqualTo(200);
            assertThat(described(server).get("sameFaces").asBoolean()).isTrue();
        }
    }

    @Test
    void thePageIsGivenTheNumbersOfTheSteps() {
        try (MienServer server = start(ServerFixture.shipped("mien"))) {
            JsonNode constants = described(server).get("constants");
            for (Map.Entry<String, Double> constant : DetectorBundle.constants().entrySet()) {
                assertThat(constants.get(constant.getKey()).asDouble()).isEqualTo(constant.getValue());
            }
            assertThat(constants.get("minRoll").asDouble()).isEqualTo(Alignment.MIN_ROLL);
            assertThat(constants.get("quarterTurns").get("doubtful").asDouble()).isEqualTo(QuarterTurns.DOUBTFUL);
            assertThat(constants.get("spreadFactors")).hasSize(Keypoint.COUNT);
            assertThat(constants.get("frame").get("mean").get("nose_tip").get(0).floatValue())
                    .isEqualTo(KaggleFrame.MEAN.x(Keypoint.NOSE_TIP));
        }
    }

    @Test
    void whereEachPictureIsOneFaceThereIsNoDetector() {
        try (MienServer server = start(ServerFixture.shipped("none"))) {
            assertThat(file(server, "detector")).isEmpty();
            assertThat(get(server, "/device/detector.onnx").status()).isEqualTo(404);
            assertThat(described(server).get("sameFaces").asBoolean()).isTrue();
        }
    }

    @Test
    void anotherDetectorOfTheServerIsSaid() throws IOException {
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\nx.png,1,2,3,4\n");
        try (MienServer server = start(ServerFixture.shipped("boxes:" + boxes))) {
            assertThat(file(server, "detector")).isEqualTo("detector.onnx");
            assertThat(described(server).get("sameFaces").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AnalyzerOptions.MIN_FACE, AnalyzerOptions.MIN_SCORE})
    void otherSettingsOfTheServersDetectorAreSaid(String option) {
        try (MienServer server = start(ServerFixture.analysis(Map.of(option, "1")))) {
            assertThat(described(server).get("sameFaces").asBoolean()).isFalse();
        }
    }
}
