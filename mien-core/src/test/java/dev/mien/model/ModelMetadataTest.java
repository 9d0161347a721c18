package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.LabelSet;
import dev.mien.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelMetadataTest {
    private static final ModelMetadata EXPRESSION = new ModelMetadata(
            Task.EXPRESSION,
            Optional.of(LabelSet.SEVEN),
            "seed",
            ModelMetadata.INPUT_RANGE,
            "fer2013.csv.gz",
            "00ff",
            "Usage",
            Long.MIN_VALUE,
            Map.of("loss", 1.0 / 3, "accuracy", .5),
            "non-commercial research",
            "0.1.0");

    @Test
    void propertiesHoldEverything() {
        assertThat(ModelMetadata.ofProperties(EXPRESSION.toProperties(), "m.onnx"))
                .isEqualTo(EXPRESSION);
    }

    @Test
    void propertiesComeInAFixedOrder() {
        assertThat(List.copyOf(EXPRESSION.toProperties().keySet()))
                .containsSubsequence("mien.format", "mien.metric.accuracy", "mien.metric.loss", "mien.version");
    }

    @Test
    void propertiesOfOthersDoNotDisturb() {
        Map<String, String> properties = new LinkedHashMap<>(EXPRESSION.toProperties());
        properties.put("producer.note", "quantised");
        assertThat(ModelMetadata.ofProperties(properties, "m.onnx")).isEqualTo(EXPRESSION);
    }

    @ParameterizedTest
    @CsvSource({
        "mien.format, 2, a Mien model of format 2",
        "mien.task, age, an unknown task 'age'",
        "mien.labels, eight, an unknown label set 'eight'",
        "mien.input_range, 0..255, an input range of '0..255'",
        "mien.seed, one, mien.seed is 'one'",
        "mien.metric.loss, low, mien.metric.loss is 'low'"
    })
    void valuesThatThisVersionDoesNotKnowAreRefused(String key, String value, String problem) {
        Map<String, String> properties = new LinkedHashMap<>(EXPRESSION.toProperties());
        properties.put(key, value);
        assertThatThrownBy(() -> ModelMetadata.ofProperties(properties, "m.onnx"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("m.onnx: " + problem);
    }

    @Test
    void whatADamagedValueHoldsDoesNotReachTheScreenAsItIs() {
        Map<String, String> properties = new LinkedHashMap<>(EXPRESSION.toProperties());
        properties.put("mien.task", "exp\u001b[2J\nession");
        assertThatThrownBy(() -> ModelMetadata.ofProperties(properties, "m.onnx"))
                .hasMessageStartingWith("m.onnx: an unknown task 'exp\\u001b[2J\\u000aession'");
    }

    @Test
    void eachMissingPropertyIsNamed() {
        for (String key : EXPRESSION.toProperties().keySet()) {
            Map<String, String> properties = new LinkedHashMap<>(EXPRESSION.toProperties());
            properties.remove(key);
            if (key.startsWith("mien.metric.")) {
                assertThat(ModelMetadata.ofProperties(properties, "m.onnx").metrics())
                        .hasSize(1);
            } else {
                assertThatThrownBy(() -> ModelMetadata.ofProperties(properties, "m.onnx"))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("not a Mien model")
                        .hasMessageContaining(key);
            }
        }
    }

    @Test
    void labelsBelongToExpressionModelsAlone() {
        assertThatThrownBy(() -> new ModelMetadata(
                        Task.KEYPOINTS,
                        Optional.of(LabelSet.FIVE),
                        "seed",
                        ModelMetadata.INPUT_RANGE,
                        "",
                        "",
                        "",
                        1,
                        Map.of(),
                        "",
                        ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
