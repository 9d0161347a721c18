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
        description = "Scores detectors on photos with marked faces and on photos without a face.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A box lies on a face where their intersection over union is at least 0.4. AP is the average precision of"
                    + " faces higher than so many pixels: what part of all finds are faces, over all thresholds. It, and the false"
                    + " faces for a million pixels, mean something only where every face of the photos is marked.",
            "",
            "Example:",
            "  mien evaluate-detector mien haar --data scenes/helen.csv \\",
            "      --background scenes/noface --split test --out report \\",
            "      --split-file docs/models/detector-split.json"
        })
public final class EvaluateDetectorCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "DETECTOR",
            description = "mien, haar, mien:FILE, onnx:FILE or boxes:FILE; several are put side by side")
    List<String> detectors = List.of();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description =
                    "which faces are marked: a table with image,left,top,right,bottom and perhaps blur, occlusion,"
                            + " pose, invalid; its photos lie beside it")
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
            description = "the height of the smallest faces to look for, in pixels")
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
