package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.GraphDef;
import dev.mien.protocol.tensorflow.MetaGraphDef;
import dev.mien.protocol.tensorflow.SavedModel;
import dev.mien.protocol.tensorflow.SignatureDef;
import dev.mien.protocol.tensorflow.TensorInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Exports a model of face crops as a TensorFlow SavedModel: the weights are constants of the graph, the signature
 * {@code serving_default} takes {@code image} [N, 96, 96, 1] in 0..1 and returns {@code keypoints} [N, 30] or
 * {@code probabilities} [N, classes]. An 8-bit model is exported in floating point with its rounded weights; a model of
 * 27 points returns Kaggle's 15.
 */
public final class SavedModelExporter {
    private static final int SCHEMA_VERSION = 1;
    private static final String FILE = "saved_model.pb";

    private SavedModelExporter() {}

    /**
     * Writes {@code folder/saved_model.pb} atomically; missing folders are created.
     *
     * @param model a valid key point or expression model
     * @param metadata the metadata of its file
     * @return the file written
     * @throws UserError when it is a detector, or has operators that Mien does not export
     * @throws IOException when a file cannot be read or written
     */
    public static Path write(Path folder, ModelOrigin model, ModelMetadata metadata) throws IOException {
        if (metadata.task().answersMaps()) {
            throw new UserError(
                    "a detector, which takes pictures of any size, is not written as a SavedModel",
                    model.name(),
                    "take its ONNX file, or give a model that reads faces");
        }
        SavedModel saved = savedModel(model, metadata);
        Path file = folder.resolve(FILE);
        WholeFile.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                saved.writeTo(out);
            }
        });
        return file;
    }

    private static SavedModel savedModel(ModelOrigin model, ModelMetadata metadata) throws IOException {
        GraphProto graph = FloatGraph.of(ModelProto.parseFrom(model.read()).getGraph());
        try {
            return savedModel(new TensorFlowLayers(graph, metadata.task().outputName()).graph(), metadata);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "cannot be said as a SavedModel: " + e.getMessage(),
                    model.name(),
                    "give a model file as 'mien train' wrote it",
                    e);
        }
    }

    private static SavedModel savedModel(GraphDef graph, ModelMetadata metadata) {
        String output = metadata.task().outputName();
        SignatureDef signature = SignatureDef.newBuilder()
                .setMethodName("tensorflow/serving/predict")
                .putInputs(
                        ModelMetadata.INPUT_NAME,
                        tensor(ModelMetadata.INPUT_NAME, -1, ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE, 1))
                .putOutputs(output, tensor(output, -1, metadata.outputs()))
                .build();
        MetaGraphDef meta = MetaGraphDef.newBuilder()
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder()
                        .addTags("serve")
                        .setMetaGraphVersion("mien " + metadata.version()))
                .setGraphDef(graph)
                .putSignatureDef("serving_default", signature)
                .build();
        return SavedModel.newBuilder()
                .setSavedModelSchemaVersion(SCHEMA_VERSION)
                .addMetaGraphs(meta)
                .build();
    }

    private static TensorInfo tensor(String name, long... shape) {
        return TensorInfo.newBuilder()
                .setName(name + ":0")
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(TensorFlowGraph.shape(shape))
                .build();
    }
}
