package dev.mien.cli.train;

import dev.mien.UserError;
import dev.mien.cli.argument.DetectorPhotos;
import dev.mien.cli.console.DataNotes;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.export.ModelFigures;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.train.DetectorVerification;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recomputes the validation metrics of a model file after a change of its weights.
 *
 * @param data the model's training files in order
 * @param background for a detector, its training photos without a face
 * @param splitFile the split of its run; without it, the split is recreated from the file's seed
 * @param messages where it is noted how the data were read
 */
record ExportedFigures(List<Path> data, Optional<Path> background, Optional<Path> splitFile, PrintWriter messages) {
    /**
     * The model file with its validation metrics.
     *
     * @param floating the metadata of the floating-point model, which names the metrics
     * @throws UserError when the data is not that of the training
     */
    byte[] stated(byte[] model, ModelMetadata floating) throws IOException {
        boolean isDetector = floating.task().answersMaps();
        if (!isDetector && background.isPresent()) {
            throw new UserError("belongs to detectors", "--background", "leave it out");
        }
        Map<String, Double> figures = new LinkedHashMap<>(measured(model, isDetector));
        if (figures.isEmpty()) {
            throw new UserError(
                    "not the data and the split that the model was trained on",
                    "--data",
                    "give the files of its training in their order, the run's split.json with --split-file and, for a detector, its"
                            + " photos without a face with --background");
        }
        figures.keySet().retainAll(floating.metrics().keySet());
        return ModelFigures.stating(model, figures);
    }

    private Map<String, Double> measured(byte[] bytes, boolean isDetector) throws IOException {
        Path file = Files.createTempFile("mien-export", ".onnx");
        try {
            Files.write(file, bytes);
            return isDetector ? ofDetector(ModelOrigin.file(file)) : ofFaces(ModelOrigin.file(file));
        } finally {
            Files.delete(file);
        }
    }

    private Map<String, Double> ofFaces(ModelOrigin file) throws IOException {
        try (FaceModel model = FaceModel.open(file, ModelOptions.defaults())) {
            Dataset rows = Scoring.of(model).load(data, LoadOptions.defaults());
            return Verification.figures(model, rows, split(rows.size()));
        }
    }

    private Map<String, Double> ofDetector(ModelOrigin file) throws IOException {
        try (OnePassModel model = OnePassModel.open(file, Runtime.getRuntime().availableProcessors())) {
            double limit = 1; // what is missing from the data of the training shows in their hash
            FacePhotos photos = DetectorPhotos.read(data, background, limit, notes -> DataNotes.say(notes, messages));
            return DetectorVerification.figures(
                    model, photos, split(photos.photos().size()));
        }
    }

    /** The split in the file, if one is given. */
    Optional<Split> split(int rows) throws IOException {
        return splitFile.isPresent() ? Optional.of(SplitFile.read(splitFile.get(), rows)) : Optional.empty();
    }
}
