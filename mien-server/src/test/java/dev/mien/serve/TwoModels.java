package dev.mien.serve;

import dev.mien.LabelSet;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import java.nio.file.Path;

/**
 * A server of a key point model and one of five expressions, and the same models to ask without it.
 *
 * @param points served as {@code keypoint_model}
 * @param five served as {@code emotion_model}
 */
public record TwoModels(MienServer server, FaceModel points, FaceModel five) implements AutoCloseable {
    /** Makes the models in that folder and serves them. */
    public static TwoModels serve(Path folder) {
        Path points = RandomModels.keypoints(folder.resolve("points.onnx"), 1);
        Path five = RandomModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, 2);
        return new TwoModels(
                MienServer.start(ServerFixture.options(
                        ModelSource.file("keypoint_model", points), ModelSource.file("emotion_model", five))),
                FaceModel.open(points, ModelOptions.defaults()),
                FaceModel.open(five, ModelOptions.defaults()));
    }

    @Override
    public void close() {
        server.close();
        points.close();
        five.close();
    }
}
