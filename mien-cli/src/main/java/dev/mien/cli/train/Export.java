package dev.mien.cli.train;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.export.Int8Exporter;
import dev.mien.export.SavedModelExporter;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.model.Task;
import dev.mien.train.PointRefinement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Implements {@link ExportCommand}; a separate class, since picocli would load what it uses at each start. */
final class Export {
    private static final String ONNX = "onnx";
    private static final List<String> FORMATS = List.of(ONNX, "savedmodel");

    private final ExportCommand options;

    Export(ExportCommand options) {
        this.options = options;
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        check();
        ModelOrigin model = ModelArgument.origin(options.source);
        ModelMetadata metadata = tried(model);
        if (options.refinePoints && metadata.task() != Task.KEYPOINTS) {
            throw new UserError("belongs to key points", "--refine-points", "leave it out");
        }
        Path written = isOnnx() ? copy(bytes(model, metadata)) : SavedModelExporter.write(options.out, model, metadata);
        options.spec.commandLine().getOut().println(summary(metadata, written));
        return ExitCode.DONE;
    }

    private boolean isOnnx() {
        return options.format.equals(ONNX);
    }

    /** Refuses options that are unknown or incompatible, before anything is read. */
    private void check() {
        if (!FORMATS.contains(options.format)) {
            throw new UserError(
                    "unknown format '" + options.format + "'", "--format", "use one of: " + String.join(", ", FORMATS));
        }
        if (isOnnx() && Files.isDirectory(options.out)) {
            throw new UserError(
                    "a folder, expected a file name", options.out.toString(), "add one, such as model.onnx");
        }
        if (!isOnnx() && Files.isRegularFile(options.out)) {
            throw new UserError(
                    "a file, expected a folder", options.out.toString(), "name a folder, such as keypoint_model/1");
        }
        if (options.int8.isPresent() && !isOnnx()) {
            throw new UserError("a SavedModel does not compute in 8 bits", "--int8", "use --format onnx");
        }
        checkData();
    }

    private void checkData() {
        boolean changes = options.int8.isPresent() || options.refinePoints;
        if (!options.data.isEmpty() && !changes) {
            throw new UserError(
                    "belongs to --int8 or --refine-points",
                    "--data",
                    "leave it out: the file states the figures of its run");
        }
        if (options.refinePoints && options.data.isEmpty()) {
            throw new UserError("needs the training data", "--refine-points", "give its files by --data");
        }
        if (options.refinePoints && !isOnnx()) {
            throw new UserError("writes ONNX", "--refine-points", "convert its file with a second export");
        }
        if (options.background.isPresent() && options.data.isEmpty()) {
            throw new UserError("belongs to --data", "--background", "give the photos with faces by --data, too");
        }
        if (options.splitFile.isPresent() && !changes) {
            throw new UserError("says which photos to take for --int8", "--split-file", "give --int8 BOXES.csv, too");
        }
    }

    private byte[] bytes(ModelOrigin model, ModelMetadata metadata) throws IOException {
        PrintWriter messages = options.spec.commandLine().getErr();
        byte[] bytes = options.int8.isPresent() ? integer(model, metadata, options.int8.get(), messages) : model.read();
        ExportedFigures figures = new ExportedFigures(options.data, options.background, options.splitFile, messages);
        if (options.refinePoints) {
            bytes = refined(bytes, model.name(), figures);
        }
        return options.data.isEmpty() ? bytes : figures.stated(bytes, metadata);
    }

    private byte[] refined(byte[] model, String name, ExportedFigures figures) throws IOException {
        KeypointDataset rows = Datasets.keypoints(figures.data(), LoadOptions.defaults());
        PointRefinement refinement = PointRefinement.of(model, name, rows, figures.split(rows.size()));
        figures.messages()
                .printf(Locale.ROOT, "all points moved by %+.2f pixels of the face crop in x%n", refinement.shift());
        return refinement.model();
    }

    private byte[] integer(ModelOrigin model, ModelMetadata metadata, Path pictures, PrintWriter messages)
            throws IOException {
        boolean splitsPictures = options.data.isEmpty() || metadata.task().answersMaps();
        Optional<Path> split = splitsPictures ? options.splitFile : Optional.empty();
        return Int8Exporter.toBytes(model, Int8Examples.of(pictures, split, model, metadata, messages));
    }

    private Path copy(byte[] bytes) throws IOException {
        WholeFile.write(options.out, bytes);
        return options.out;
    }

    /** The metadata of a model, which is loaded and run on a black picture. */
    private static ModelMetadata tried(ModelOrigin source) {
        int size = ModelMetadata.INPUT_SIZE;
        float[] black = new float[size * size];
        ModelMetadata metadata = ModelMetadata.of(source);
        if (metadata.task().answersMaps()) {
            try (OnePassModel model = OnePassModel.open(source, 1)) {
                model.run(black, size, size);
                return metadata;
            }
        }
        try (FaceModel model = FaceModel.open(source, ModelOptions.defaults())) {
            model.run(black, 1);
            return metadata;
        }
    }

    private String summary(ModelMetadata metadata, Path written) throws IOException {
        String labels = metadata.labels()
                .map(LabelSet::label)
                .map(set -> ", labels " + set)
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s: %s model%s, preset %s, trained on %s, %.1f MB",
                options.out,
                metadata.task().label(),
                labels,
                metadata.preset(),
                metadata.trainingData(),
                Files.size(written) / 1e6);
    }
}
