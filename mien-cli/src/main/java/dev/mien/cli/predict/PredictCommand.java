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
        description = "Finds faces, places 15 or 27 key points on each, and names its expression.",
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
            description = "pictures (JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC, AVIF), video files, folders of both,"
                    + " zip archives of pictures, patterns such as 'faces/*.jpg', '-' for a picture or video from"
                    + " standard input, a camera (camera:0), or data files (CSV, plain or as .gz or .zip), each row a face;"
                    + " @FILE stands for the inputs that a text file lists, one in each line")
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
            description = "answer 'not sure' where the model doubts the likeliest expression")
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
                            + " with image,left,top,right,bottom), onnx:FILE (a file in YuNet's format), mien:FILE (a"
                            + " detector of your own), or haar (OpenCV's cascade, if Mien was built with -Phaar)")
    String detector = AnalyzerOptions.SHIPPED_DETECTOR;

    @Option(
            names = "--" + AnalyzerOptions.MIN_FACE,
            paramLabel = "PX",
            description = "the height of the smallest faces to find, in pixels of the picture: lower ones are left"
                    + " out, and small values take longer (default: faces of 10 pixels after the picture is scaled to"
                    + " the area of 640x480, and if small faces are found there, of 1280x960 or 2560x1920)")
    Optional<Integer> minFace = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.MIN_SCORE,
            paramLabel = "SCORE",
            description = "the lowest score of a detection, 0..1 (default: the detector's own)")
    Optional<Double> minScore = Optional.empty();

    @Option(
            names = "--" + AnalyzerOptions.MAX_FACES,
            paramLabel = "N",
            description = "keep at most N faces of each picture, or at once in a video: those with the highest"
                    + " scores (default: all)")
    int maxFaces = Integer.MAX_VALUE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "stop after N faces of all inputs together (default: no limit)")
    int limit = Integer.MAX_VALUE;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "the folder for predictions.csv (.json, .parquet), inputs.csv (what became of each"
                    + " input), annotated pictures and the grid; without it, rows go to standard output")
    Optional<Path> out = Optional.empty();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "csv, json, or, with --out, parquet (default: csv, but a short table at a terminal)")
    Optional<String> format = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "TOOL",
            description = "the columns of the table: mien, or those columns of openface or pyfeat that Mien has"
                    + " values for; poses need --measures (default: ${DEFAULT-VALUE})")
    String columns = "mien";

    @Option(
            names = "--annotate",
            description = "write each picture, and each video with its sound, with boxes, points and labels to"
                    + " DIR/annotated")
    boolean annotate;

    @Option(
            names = "--" + AnalyzerOptions.POINTS,
            paramLabel = "N",
            description = "points of each face: 15, or 27 with the eyelids, the inner edges of the lips, the base"
                    + " of the nose and the chin, if the model has them (default: ${DEFAULT-VALUE})")
    int points = Keypoint.COUNT;

    @Option(
            names = "--" + AnalyzerOptions.MEASURES,
            description = "add columns with measures of each face, such as the pose of the head; docs/measures.md"
                    + " defines them. They are measurements, never a diagnosis")
    boolean measures;

    @Option(
            names = "--focal-length",
            paramLabel = "PX",
            description = "the camera's focal length in pixels of the picture, for --measures (default: the"
                    + " picture's longer side)")
    Optional<Double> focal = Optional.empty();

    @Option(
            names = "--pupil-distance-mm",
            paramLabel = "MM",
            description = "the person's distance between the pupils; adds lengths in millimetres to --measures")
    Optional<Double> pupilDistance = Optional.empty();

    @Option(
            names = "--controls",
            paramLabel = "FILE",
            description = "compare the measures with a control group: a table measure,mean,sd, or the output of"
                    + " --measures for its faces")
    Optional<Path> controls = Optional.empty();

    @Option(
            names = "--min-quality",
            paramLabel = "Q",
            description = "leave out faces with a lower 'quality', 0..100, as defined by --measures")
    Optional<Double> minQuality = Optional.empty();

    @Option(
            names = "--align",
            paramLabel = "DIR",
            description = "write each face, cropped as recognition models expect it, and aligned.csv with the"
                    + " transforms to DIR")
    Optional<Path> align = Optional.empty();

    @Option(
            names = "--align-size",
            paramLabel = "PX",
            description = "the width and height of these crops (default: " + AlignmentTemplate.ARC_FACE_SIZE
                    + ", as of ArcFace)")
    Optional<Integer> alignSize = Optional.empty();

    @Option(
            names = "--redact",
            paramLabel = "HOW",
            description = "write each picture, and each video with its sound, with all found faces covered to"
                    + " DIR/redacted: blur, pixelate or fill; every frame of a video is searched")
    Optional<String> redact = Optional.empty();

    @Option(
            names = "--grid",
            paramLabel = "N",
            description = "write DIR/grid.png: the first N faces with their points, predicted expression and, in"
                    + " data files, the true one")
    Optional<Integer> grid = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "search every Nth frame of a video for faces, and track them in between (default:"
                    + " ${DEFAULT-VALUE})")
    int every = TrackerOptions.EVERY;

    @Option(
            names = "--baseline",
            paramLabel = "SECONDS",
            description = "use the first SECONDS of each person as their resting face, and read later expressions"
                    + " relative to it (default: off)")
    double baseline;

    @Option(
            names = "--people",
            description = "write the tables people and episodes, and to DIR/people a sheet of pictures and a chart"
                    + " of the expression over time of each person")
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
