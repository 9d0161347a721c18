package dev.mien.cli.train;

import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.export.Int8Exporter;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes the validation metrics of a model file after quantization. */
final class Int8Figures {
    private Int8Figures() {}

    /**
     * The model file with its validation metrics.
     *
     * @param floating the metadata of the floating-point model, which names the metrics
     * @param data its training files in order
     * @throws UserError when these are not the training files
     */
    static byte[] stated(byte[] model, ModelMetadata floating, List<Path> data, Optional<Path> splitFile)
            throws IOException {
        if (floating.task().answersMaps()) {
            throw new UserError("belongs to models of faces", "--data", "leave it out for a detector");
        }
        Map<String, Double> figures = new LinkedHashMap<>(measured(model, data, splitFile));
        if (figures.isEmpty()) {
            throw new UserError(
                    "not the data and the split that the model was trained on",
                    "--data",
                    "give the files of its training in their order, and the run's split.json with --split-file");
        }
        figures.keySet().retainAll(floating.metrics().keySet());
        return Int8Exporter.stating(model, figures);
    }

    private static Map<String, Double> measured(byte[] bytes, List<Path> files, Optional<Path> splitFile)
            throws IOException {
        Path file = Files.createTempFile("mien-int8", ".onnx");
        try {
            Files.write(file, bytes);
            try (FaceModel model = FaceModel.open(ModelOrigin.file(file), ModelOptions.defaults())) {
                Dataset data = Scoring.of(model).load(files, LoadOptions.defaults());
                Optional<Split> split = splitFile.isPresent()
                        ? Optional.of(SplitFile.read(splitFile.get(), data.size()))
                        : Optional.empty();
                return Verification.figures(model, data, split);
            }
        } finally {
            Files.delete(file);
        }
    }
}
