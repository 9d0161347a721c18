package dev.mien.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.protocol.tensorflow.SavedModel;
import dev.mien.protocol.tensorflow.SignatureDef;
import dev.mien.protocol.tensorflow.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Both formats keep the contract of exporters. */
class ExportersTest {
    private static final ModelMetadata METADATA = TestModels.metadata(Task.EXPRESSION, "small");

    @Nested
    class Onnx extends ExporterContract {
        @Override
        Path export(Path target, Net net, Weights weights, ModelMetadata metadata) throws IOException {
            OnnxExporter.write(target, net, weights, metadata);
            return target;
        }

        /** A net of other outputs than the metadata promise. */
        @Override
        void exportWhatCannotBe(Path target) throws IOException {
            Net net = Presets.create("small", Task.EXPRESSION, METADATA.outputs() + 1);
            OnnxExporter.write(target, net, TestModels.weights(net, 1), METADATA);
        }

        @Override
        Map<String, List<Long>> inputs(Path written) throws IOException {
            return shapes(model(written).getGraph().getInputList());
        }

        @Override
        Map<String, List<Long>> outputs(Path written) throws IOException {
            return shapes(model(written).getGraph().getOutputList());
        }

        private static Map<String, List<Long>> shapes(List<ValueInfoProto> values) {
            return values.stream()
                    .collect(Collectors.toMap(
                            ValueInfoProto::getName,
                            value -> value.getType().getTensorType().getShape().getDimList().stream()
                                    .map(Onnx::size)
                                    .toList()));
        }

        private static long size(TensorShapeProto.Dimension dimension) {
            return dimension.hasDimParam() ? -1 : dimension.getDimValue();
        }
    }

    @Nested
    class TensorFlow extends ExporterContract {
        @TempDir
        Path elsewhere = Path.of("");

        @Override
        Path export(Path target, Net net, Weights weights, ModelMetadata metadata) throws IOException {
            Path onnx = elsewhere.resolve("model.onnx");
            OnnxExporter.write(onnx, net, weights, metadata);
            return SavedModelExporter.write(target, ModelOrigin.file(onnx), metadata);
        }

        /** A model with an operator that Mien's nets do not have. */
        @Override
        void exportWhatCannotBe(Path target) throws IOException {
            Path onnx = elsewhere.resolve("model.onnx");
            ModelProto.Builder model = model(onnx).toBuilder();
            model.getGraphBuilder().getNodeBuilder(0).setOpType("Erf");
            Files.write(onnx, model.build().toByteArray());
            SavedModelExporter.write(target, ModelOrigin.file(onnx), METADATA);
        }

        @Override
        Map<String, List<Long>> inputs(Path written) throws IOException {
            return shapes(signature(written).getInputsMap());
        }

        @Override
        Map<String, List<Long>> outputs(Path written) throws IOException {
            return shapes(signature(written).getOutputsMap());
        }

        private static SignatureDef signature(Path written) throws IOException {
            return SavedModel.parseFrom(Files.readAllBytes(written))
                    .getMetaGraphs(0)
                    .getSignatureDefOrThrow("serving_default");
        }

        private static Map<String, List<Long>> shapes(Map<String, TensorInfo> tensors) {
            return tensors.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            tensor -> tensor.getValue().getTensorShape().getDimList().stream()
                                    .map(dimension -> dimension.getSize())
                                    .toList()));
        }
    }

    private static ModelProto model(Path file) throws IOException {
        return ModelProto.parseFrom(Files.readAllBytes(file));
    }
}
