package dev.mien.net;

/**
 * An operation on layers, such as computing them or converting them to another format. With a new kind of layer the
 * code compiles only after every visitor supports it.
 *
 * @param <R> the result for a layer
 */
public interface LayerVisitor<R> {
    R visit(Layer.Input input);

    R visit(Layer.ZeroPad pad);

    R visit(Layer.Conv conv);

    R visit(Layer.BatchNorm norm);

    R visit(Layer.Relu relu);

    R visit(Layer.MaxPool pool);

    R visit(Layer.AvgPool pool);

    R visit(Layer.GlobalAvgPool pool);

    R visit(Layer.Upsample upsample);

    R visit(Layer.SoftArgmax argmax);

    R visit(Layer.Flatten flatten);

    R visit(Layer.Dense dense);

    R visit(Layer.Dropout dropout);

    R visit(Layer.Concat concat);

    R visit(Layer.Add add);

    R visit(Layer.Scale scale);
}
