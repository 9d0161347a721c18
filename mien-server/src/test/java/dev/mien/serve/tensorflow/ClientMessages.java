package dev.mien.serve.tensorflow;

import dev.mien.protocol.serving.ExampleList;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.Example;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.protocol.tensorflow.Features;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;

/** Messages as TensorFlow Serving's clients make them. */
public final class ClientMessages {
    private ClientMessages() {}

    /** A tensor of floats of that shape, without its numbers. */
    public static TensorProto.Builder floats(int... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (int size : shape) {
            dimensions.addDimBuilder().setSize(size);
        }
        return TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).setTensorShape(dimensions);
    }

    /** One example whose {@code image} is that feature. */
    public static Input example(Feature.Builder image) {
        return Input.newBuilder()
                .setExampleList(ExampleList.newBuilder()
                        .addExamples(Example.newBuilder()
                                .setFeatures(Features.newBuilder().putFeature("image", image.build()))))
                .build();
    }
}
