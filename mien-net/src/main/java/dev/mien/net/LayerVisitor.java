package dev.mien.net;

/**
 * Does something that differs from one kind of layer to the next, such as computing it or saying it in another format. A new kind of
 * layer compiles only once every visitor knows it.
 *
 * @param <R> what comes of a layer
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
