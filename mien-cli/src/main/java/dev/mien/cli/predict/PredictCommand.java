package dev.mien.cli.predict;

import dev.mien.Keypoint;
import dev.mien.align.AlignmentTemplate;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.video.track.TrackerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien predict}: analyzes faces in pictures, videos, folders and data files. */
@Command(
        name = "predict",
        description = "Finds faces, places 15 key points on each, or 27, and names their expression.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  mien predict photo.jpg",
            "  mien predict photos/ --out result --annotate --grid 16",
            "  mien predict video.mp4 --out result --annotate --people",
            "  mien predict crops/ --detector none",
            "  mien predict fer2013.csv.gz --expression runs/mine --keypoints none \\",
            "      --limit 100 --format json"
        })
public final class PredictCommand implements Callable<Integer> {
    /** The headings of the help, by the first option of each. */
    public static final Map<String, String> GROUPS = Map.of(
            "--keypoints", "Models:",
            "--detector", "Which faces:",
            "--out", "Results:",
            "--every", "Videos:",
            "--threads", "Speed:",
            "--help", "General:");

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "pictures (JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC, AVIF), video files, folders of both, zip archives of pictures,"
                            + " patterns such as"
                            + " 'faces/*.jpg', '-' for a picture from standard input, a camera (camera:0), or data files (CSV,"
                            + " plain or as .gz or .zip), each row a face; @FILE stands for the lines of a text file, such as a list of"
                            + " pictures")
    List<String> inputs = List.of();

    @Option(
            names = "--" + AnalyzerOptions.KEYPOINTS,
            paramLabel = "MODEL",
            description = "places the points: a model file or run, or 'none' (default: the model that comes with mien)")
    Optional<Path> keypoints = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.EXPRESSION,
            paramLabel = "MODEL",
            description =
                    "names the expression: a model file or run, or 'none' (default: the model that comes with mien)")
    Optional<Path> expression = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.LABELS,
            paramLabel = "SET",
            description = "answer in these classes: five or seven (default: the model's own)")
    Optional<String> labels = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.NOT_SURE,
            description = "answer 'not sure' where the likeliest expression is too often wrong")
    boolean notSure;

    @Option(
            names = "--" + AnalyzerOptions.TTA,
            description = "average with the mirror image: twice the work, slightly more accurate")
    boolean tta;

    @Option(
            names = "--" + AnalyzerOptions.DETECTOR,
            paramLabel = "NAME",
            description =
                    "how faces are found: mien (default), none (each whole picture is a face), boxes:FILE (a table"
                            + " with image,left,top,right,bottom), haar, onnx:FILE (a file in YuNet's format), or"
                            + " mien:FILE (a detector of your own)")
    String detector = AnalyzerOptions.SHIPPED_DETECTOR;

    @Option(
            names = "--" + AnalyzerOptions.MIN_FACE,
            paramLabel = "PX",
            description =
                    "the height of the smallest faces to look for, in pixels; smaller ones take longer (default: what"
                            + " shows in the picture scaled down to as many pixels as 640x480 has; where small faces show"
                            + " there, also to 1280x960 or 2560x1920)")
    Optional<Integer> minFace = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.MIN_SCORE,
            paramLabel = "SCORE",
            description = "the lowest score of a detection, 0..1 (default: its own choice)")
    Optional<Double> minScore = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.MAX_FACES,
            paramLabel = "N",
            description = "at most N faces of each picture, or at once in a video: those of the highest score")
    int maxFaces = Integer.MAX_VALUE;

    @Option(names = "--limit", paramLabel = "N", description = "stop after N faces, of whatever inputs")
    int limit = Integer.MAX_VALUE;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "write predictions.csv, .json or .parquet, inputs beside it (what became of each), annotated pictures and"
                            + " the grid here; without it the rows go"
                            + " to standard output")
    Optional<Path> out = Optional.empty();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "csv, json, or, with --out, parquet (default: a table for people at a terminal, else csv)")
    Optional<String> format = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "TOOL",
            description =
                    "the faces' columns: mien, or those of openface or pyfeat as far as they are known, poses with --measures"
                            + " (default: ${DEFAULT-VALUE})")
    String columns = "mien";

    @Option(
            names = "--annotate",
            description =
                    "write each picture, and each video with its sound, with box, points and label to DIR/annotated")
    boolean annotate;

    @Option(
            names = "--" + AnalyzerOptions.POINTS,
            paramLabel = "N",
            description =
                    "points of each face: 15, or 27 with the eyelids, the lips' inner edges, the nose's base and the chin,"
                            + " where the model places them (default: ${DEFAULT-VALUE})")
    int points = Keypoint.COUNT;

    @Option(
            names = "--" + AnalyzerOptions.MEASURES,
            description =
                    "measure each face: how the head is turned and more, as further columns; docs/measures.md defines them."
                            + " Measurements, never a diagnosis")
    boolean measures;

    @Option(
            names = "--focal-length",
            paramLabel = "PX",
            description = "the camera's, in pixels of the picture, for --measures (default: the picture's longer side)")
    Optional<Double> focal = Optional.empty();

    @Option(
            names = "--pupil-distance-mm",
            paramLabel = "MM",
            description = "the person's distance between the pupils: lengths have millimetres, too")
    Optional<Double> pupilDistance = Optional.empty();

    @Option(
            names = "--controls",
            paramLabel = "FILE",
            description =
                    "compare the measures with a control group: a table measure,mean,sd, or what --measures wrote of its faces")
    Optional<Path> controls = Optional.empty();

    @Option(
            names = "--min-quality",
            paramLabel = "Q",
            description = "leave out faces that can be read less well, 0..100, as --measures has it")
    Optional<Double> minQuality = Optional.empty();

    @Option(
            names = "--align",
            paramLabel = "DIR",
            description = "write each face as recognition models expect it, and aligned.csv with its transform, to DIR")
    Optional<Path> align = Optional.empty();

    @Option(
            names = "--align-size",
            paramLabel = "PX",
            description = "the side of these faces (default: " + AlignmentTemplate.ARC_FACE_SIZE + ", as of ArcFace)")
    Optional<Integer> alignSize = Optional.empty();

    @Option(
            names = "--redact",
            paramLabel = "HOW",
            description =
                    "write each picture, and each video with its sound, without its faces to DIR/redacted: blur, pixelate"
                            + " or fill; videos are searched in each frame")
    Optional<String> redact = Optional.empty();

    @Option(
            names = "--grid",
            paramLabel = "N",
            description = "write DIR/grid.png: the first N faces with their points, predicted and true expression")
    Optional<Integer> grid = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "N",
            description =
                    "search each Nth frame of a video for faces and follow them between (default: ${DEFAULT-VALUE})")
    int every = TrackerOptions.EVERY;

    @Option(
            names = "--baseline",
            paramLabel = "SECONDS",
            description =
                    "videos: take the first SECONDS of each person as their resting face, and read what they show later against it"
                            + " (default: read all persons alike)")
    double baseline;

    @Option(
            names = "--people",
            description =
                    "write a sheet of pictures and the expression over time of each person of a video to DIR/people")
    boolean people;

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return new Predict(this, spec.commandLine().getErr()).run();
    }
}
