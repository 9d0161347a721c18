package dev.mien.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            names = "--refine-points",
            description = "key points: correct the points by a linear regression from the model's answers to the"
                    + " annotations of its training rows, in which each file of --data has the same weight. It takes"
                    + " back what training leaves: too little movement, and shifts to one side. ONNX only")
    boolean refinePoints;

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "with --int8 and a table of photos: use only the training part of this split.json; with"
                    + " --data: the split of the model's run")
    Optional<Path> splitFile = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "with --int8 or --refine-points: the data that the model was trained on, in the same order, to"
                            + " measure the validation figures in the file again; without it the file has none")
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
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return new Export(this).run();
    }
}
