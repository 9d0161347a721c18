package dev.mien.cli.train;

import static java.util.Objects.requireNonNull;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.ExitCode;
import dev.mien.export.Int8Exporter;
import dev.mien.export.SavedModelExporter;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien export}: exports the best model of a run, or a model file, as a model file or SavedModel. */
@Command(
        name = "export",
        description = "Writes the best model of a run as ONNX or SavedModel, after a check that it works.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  mien export runs/expression --out expression.onnx",
            "  mien export runs/points --format savedmodel --out keypoint_model/1",
            "  mien export runs/expression --int8 fer2013.csv --data fer2013.csv \\",
            "      --out expression.onnx",
            "  mien export runs/detector --int8 boxes.csv --data boxes.csv \\",
            "      --split-file runs/detector/split.json --out detector.onnx"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("onnx", "savedmodel");

    @Parameters(
            paramLabel = "RUN|MODEL.onnx",
            description = "a run directory of 'mien train', a model file, or the name of a shipped model:"
                    + " keypoints, expression, detector")
    Path source = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "onnx (default) or savedmodel, which TensorFlow and TensorFlow Serving load")
    String format = "onnx";

    @Option(
            names = "--int8",
            paramLabel = "PICTURES",
            description = "compute convolutions with 8-bit integers, whose ranges are measured on some of these"
                    + " pictures. For a detector: a folder of photos, or a table of annotated photos; for other"
                    + " models: a folder of face crops, or a data file. ONNX only. Score the result with 'mien"
                    + " evaluate' before you use it")
    Optional<Path> int8 = Optional.empty();

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "with --int8 and a table of photos: use only the training part of this split.json; with"
                    + " --data: the split of the model's run")
    Optional<Path> splitFile = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "with --int8: the data that the model was trained on, in the same order, to measure the"
                    + " validation figures in the file again; without it the file has none")
    List<Path> data = List.of();

    @Option(
            names = "--background",
            paramLabel = "DIR",
            description = "with --data and a detector: the photos without a face that it was trained with")
    Optional<Path> background = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            required = true,
            description = "the file to write, or the folder for a SavedModel")
    Path out = Path.of("");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!FORMATS.contains(format)) {
            throw new UserError(
                    "unknown format '" + format + "'", "--format", "use one of: " + String.join(", ", FORMATS));
        }
        boolean onnx = format.equals("onnx");
        if (onnx && Files.isDirectory(out)) {
            throw new UserError("a folder, expected a file name", out.toString(), "add one, such as model.onnx");
        }
        if (!onnx && Files.isRegularFile(out)) {
            throw new UserError("a file, expected a folder", out.toString(), "name a folder, such as keypoint_model/1");
        }
        if (int8.isPresent() && !onnx) {
            throw new UserError("a SavedModel does not compute in 8 bits", "--int8", "use --format onnx");
        }
        if (!data.isEmpty() && int8.isEmpty()) {
            throw new UserError("belongs to --int8", "--data", "leave it out: the file states the figures of its run");
        }
        if (background.isPresent() && data.isEmpty()) {
            throw new UserError("belongs to --data", "--background", "give the photos with faces by --data, too");
        }
        if (splitFile.isPresent() && int8.isEmpty()) {
            throw new UserError("says which photos to take for --int8", "--split-file", "give --int8 BOXES.csv, too");
        }
        ModelOrigin model = ModelArgument.origin(source);
        ModelMetadata metadata = check(model);
        Path written = onnx ? copy(bytes(model, metadata)) : SavedModelExporter.write(out, model, metadata);
        requireNonNull(spec).commandLine().getOut().println(summary(metadata, written));
        return ExitCode.DONE;
    }

    private byte[] bytes(ModelOrigin model, ModelMetadata metadata) throws IOException {
        if (int8.isEmpty()) {
            return model.read();
        }
        boolean splitsPictures = data.isEmpty() || metadata.task().answersMaps();
        byte[] integer = Int8Exporter.toBytes(
                model, Int8Examples.of(int8.get(), splitsPictures ? splitFile : Optional.empty(), model, metadata));
        return data.isEmpty() ? integer : new Int8Figures(data, background, splitFile).stated(integer, metadata);
    }

    private Path copy(byte[] bytes) throws IOException {
        WholeFile.write(out, temporary -> Files.write(temporary, bytes));
        return out;
    }

    /** Loads the model and runs it on a black picture. */
    private static ModelMetadata check(ModelOrigin source) {
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
                out,
                metadata.task().label(),
                labels,
                metadata.preset(),
                metadata.trainingData(),
                Files.size(written) / 1e6);
    }
}
