package dev.mien.serve.tensorflow;

import com.google.protobuf.ByteString;
import dev.mien.model.ModelMetadata;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.InputShape;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.RequestFaces;
import java.util.List;

/** Converts TensorFlow's tensors to faces, and answers to tensors. */
final class TensorProtos {
    private static final String INPUT = "the input '" + ModelMetadata.INPUT_NAME + "'";

    private TensorProtos() {}

    /**
     * Reads the faces of a tensor: floats of the shape [n, 96, 96, 1], or n encoded pictures as strings.
     *
     * @throws ServingException when the tensor has another content, or too many faces
     */
    static RequestFaces faces(TensorProto tensor, Limits limits) {
        RequestFaces input = new RequestFaces(limits);
        switch (tensor.getDtype()) {
            case DT_FLOAT -> floats(tensor, input.faces());
            case DT_STRING -> pictures(tensor, input);
            default ->
                throw ServingException.invalid(
                        "the input is of the type " + tensor.getDtype() + ", expected DT_FLOAT or DT_STRING");
        }
        return input;
    }

    private static void floats(TensorProto tensor, Faces faces) {
        List<Long> shape = tensor.getTensorShape().getDimList().stream()
                .map(TensorShapeProto.Dim::getSize)
                .toList();
        int count = InputShape.count(shape);
        int length = count * Faces.NUMBERS;
        ByteString content = tensor.getTensorContent();
        int listed = tensor.getFloatValCount();
        if (listed == 0) {
            faces.addRaw(content.asReadOnlyByteBuffer(), count, INPUT);
        } else if (content.isEmpty() && listed <= length) { // as in TensorFlow, the last number is repeated
            faces.addListed(i -> tensor.getFloatVal(Math.min(i, listed - 1)), count, INPUT);
        } else {
            throw ServingException.invalid(
                    "the input holds " + (content.size() / Float.BYTES + listed) + " numbers, its shape " + length);
        }
    }

    private static void pictures(TensorProto tensor, RequestFaces input) {
        if (tensor.getStringValCount() == 0) {
            throw ServingException.invalid("the input holds no picture");
        }
        for (int i = 0; i < tensor.getStringValCount(); i++) {
            input.picture(tensor.getStringVal(i).toByteArray(), "picture " + i);
        }
    }

    /** Converts an answer to a tensor [count, outputs]. */
    static TensorProto of(ModelAnswer answer) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(answer.count()))
                        .addDim(TensorShapeProto.Dim.newBuilder()
                                .setSize(answer.model().outputs())));
        for (float number : answer.numbers()) {
            tensor.addFloatVal(number); // not tensor_content, since many clients read only the list
        }
        return tensor.build();
    }
}
