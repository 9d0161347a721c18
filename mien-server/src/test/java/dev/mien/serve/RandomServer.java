package dev.mien.serve;

import dev.mien.LabelSet;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import java.nio.file.Path;
import java.util.Map;

/** Servers of models with random weights, for tests of requests. */
public final class RandomServer {
    private RandomServer() {}

    /** Writes an expression model of seven classes to {@code m.onnx} in that folder, to be served as {@code m}. */
    public static ModelSource model(Path folder) {
        return ModelSource.file("m", expression(folder));
    }

    private static Path expression(Path folder) {
        return RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
    }

    /** Writes the same model and a key point model, {@code points.onnx}, which analyze each whole picture as a face. */
    public static ServerOptions.Analysis analysis(Path folder) {
        return analysis(folder, "none");
    }

    /** Writes the same two models, which analyze the faces that this detector finds. */
    public static ServerOptions.Analysis analysis(Path folder, String detector) {
        Path points = RandomModels.keypoints(folder.resolve("points.onnx"), 1);
        return ServerFixture.analysis(Map.of(
                AnalyzerOptions.KEYPOINTS, points.toString(),
                AnalyzerOptions.EXPRESSION, expression(folder).toString(),
                AnalyzerOptions.DETECTOR, detector));
    }

    /** Serves the model {@code m} within these limits. */
    public static MienServer start(Path folder, Limits limits) {
        return MienServer.start(options(folder, limits));
    }

    /** Serves the model {@code m} and the analysis of pictures within these limits. */
    public static MienServer startWithAnalysis(Path folder, Limits limits) {
        return MienServer.start(options(folder, limits).withAnalysis(analysis(folder)));
    }

    private static ServerOptions options(Path folder, Limits limits) {
        return ServerFixture.options(limits, ServerFixture.batches(64, 64), model(folder));
    }
}
