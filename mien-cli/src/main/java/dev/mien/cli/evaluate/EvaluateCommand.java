package dev.mien.cli.evaluate;

import dev.mien.Keypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien evaluate}: evaluates models on data files, and writes the scores as a page, JSON and text. */
@Command(
        name = "evaluate",
        description = "Scores one model, or several side by side, on a part of a data set.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "If the data is what the model was trained on, train, val and test are the parts of that training;"
                    + " otherwise they are the parts that the files name (Training, PublicTest and PrivateTest of"
                    + " FER-2013).",
            "",
            "Examples:",
            "  mien evaluate runs/five --data fer2013.csv.gz --split PublicTest \\",
            "      --out report",
            "  mien evaluate best.onnx --data helen.csv.gz --data ytf.csv.gz --split test \\",
            "      --tta --out report",
            "  mien evaluate best.onnx --data other.csv --split all --out report \\",
            "      --json scores.json",
            "  mien evaluate expression --data fer2013.csv.gz --split PublicTest \\",
            "      --coverage 0.9 --out report",
            "  mien evaluate expression --data own.csv --split all --groups age \\",
            "      --out report",
            "  mien evaluate runs/a runs/b --data fer2013.csv.gz --split PublicTest \\",
            "      --out comparison"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|MODEL.onnx",
            description = "a run directory of 'mien train', a model file, or keypoints or expression for a model"
                    + " that ships; several are compared with the first")
    List<Path> models = List.of();

    @Mixin
    DataOptions data = new DataOptions();

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "what to score: test, val, train, PublicTest, PrivateTest, another name that the files"
                    + " use, or all (default: test; all if the data has no parts)")
    Optional<String> split = Optional.empty();

    @Option(
            names = "--train-data",
            paramLabel = "FILE",
            description = "what the model was trained on, to find copies of it, if --data does not contain it; may"
                    + " be given several times")
    List<Path> trainFiles = List.of();

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "answer in these classes: five or seven (default: the model's own); rows of other classes"
                    + " are left out")
    Optional<String> labels = Optional.empty();

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "key points: score 15 (default), or all 27 of a model that has them")
    int points = Keypoint.COUNT;

    @Option(names = "--tta", description = "average with the mirror image: twice the work, slightly more accurate")
    boolean tta;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "write index.html, evaluation.json, report.txt and all figures here; of several models, a"
                    + " folder for each and comparison.json")
    Path out = Path.of("");

    @Option(
            names = "--with",
            paramLabel = "RUN|MODEL.onnx",
            description = "a model of the other task, to show faces as both see them")
    Optional<Path> with = Optional.empty();

    @Option(
            names = "--groups",
            paramLabel = "COLUMN",
            description = "also score each value of this column of the data files separately, with 95 %% intervals")
    Optional<String> groups = Optional.empty();

    @Option(
            names = "--coverage",
            paramLabel = "SHARE",
            description = "expressions: find the smallest sets of classes that contain the true one with this"
                    + " frequency, such as 0.9, on half of the rows, and test them on the other half")
    Optional<Double> coverage = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "also write the scores as JSON to this file")
    Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        return new Evaluate(this).run();
    }
}
