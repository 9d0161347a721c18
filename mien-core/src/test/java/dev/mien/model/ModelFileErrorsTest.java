package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import org.junit.jupiter.api.Test;

class ModelFileErrorsTest {
    @Test
    void aReasonIsOneLineWithoutCodesAndPathsOfTheRuntime() {
        String location =
                "Load model from /a/b.onnx failed:/src/core/graph/graph.cc:12 Status Graph::Infer(Node&) const ";
        String reason = "Type Error: Type parameter (T) of Optype (Conv) bound to different types";
        assertThat(ModelFileErrors.reason(new OrtException(OrtErrorCode.ORT_FAIL, location + reason + "\nStacktrace:")))
                .isEqualTo(reason);
        assertThat(ModelFileErrors.reason(new OrtException(OrtErrorCode.ORT_FAIL, reason)))
                .isEqualTo(reason);
    }

    @Test
    void aLongReasonIsCutOff() {
        assertThat(ModelFileErrors.reason(new OrtException(OrtErrorCode.ORT_FAIL, "x".repeat(5_000))))
                .hasSize(204)
                .endsWith("x ...");
    }

    @Test
    void aFileThatIsNoOnnxIsToldFromOneThatDoesNotWork() {
        assertThat(ModelFileErrors.notLoaded(
                        "m.onnx", new OrtException(OrtErrorCode.ORT_INVALID_PROTOBUF, "parsing failed")))
                .hasMessage("m.onnx: a damaged or cut off ONNX file; " + ModelFileErrors.REMEDY);
        assertThat(ModelFileErrors.notLoaded("m.onnx", new OrtException(OrtErrorCode.ORT_INVALID_GRAPH, "a cycle")))
                .hasMessage("m.onnx: an ONNX file that does not work as a model (a cycle); " + ModelFileErrors.REMEDY);
    }
}
