package dev.mien.cli.evaluate;

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

/** {@code mien evaluate-detector}: evaluates detectors on photos, and writes recall, false detections and curves. */
@Command(
        name = "evaluate-detector",
        description = "Scores detectors on photos with annotated faces and on photos without a face.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A box counts as a face if their intersection over union is at least 0.4. AP is the average precision"
                    + " over all thresholds, for faces higher than the given number of pixels. AP and the false"
                    + " faces per million pixels are only meaningful if every face in the photos is annotated.",
            "",
            "Example:",
            "  mien evaluate-detector mien --data photos/boxes.csv \\",
            "      --background scenes/noface --split test --out report \\",
            "      --split-file docs/models/pyramid-split.json"
        })
public final class EvaluateDetectorCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "DETECTOR",
            description = "mien, haar (if Mien was built with -Phaar), mien:FILE, onnx:FILE or boxes:FILE; several are"
                    + " scored side by side")
    List<String> detectors = List.of();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "the annotated faces: a table (.csv, .csv.gz, .zip) with image,left,top,right,bottom and"
                    + " optionally blur, occlusion, pose, invalid; WIDER FACE's annotations (.txt); or COCO's (.json)."
                    + " Paths are relative to it")
    Path data = Path.of("");

    @Option(names = "--background", paramLabel = "DIR", description = "photos without a face")
    Optional<Path> background = Optional.empty();

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "the split.json of a detector's run; without it all photos are scored")
    Optional<Path> splitFile = Optional.empty();

    @Option(names = "--split", paramLabel = "PART", description = "with --split-file: test (default), val or train")
    String split = "test";

    @Option(
            names = "--min-face",
            paramLabel = "PX",
            description = "the height of the smallest faces to find, in pixels")
    Optional<Integer> minFace = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "write detectors.json, report.txt and curve.png here")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        return new EvaluateDetector(this).run();
    }
}
