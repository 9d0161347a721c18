package dev.mien.cli.evaluate;

import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.cli.argument.Numbers;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Progress;
import dev.mien.cli.console.RowCounter;
import dev.mien.dataset.FacePhotos;
import dev.mien.detect.BoxesFile;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.evaluate.DetectorEvaluation;
import dev.mien.evaluate.DetectorEvaluator;
import dev.mien.evaluate.DetectorReport;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Implements {@link EvaluateDetectorCommand}; a separate class for a fast start, as {@link Evaluate}. */
final class EvaluateDetector {
    /** The lowest score of the curves, far below all default thresholds. */
    private static final double MIN_SCORE = .02;

    private final EvaluateDetectorCommand options;

    EvaluateDetector(EvaluateDetectorCommand options) {
        this.options = options;
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        Numbers.atLeastOne("--threads", options.threads);
        options.minFace.ifPresent(pixels -> Numbers.atLeastOne("--min-face", pixels));
        refuseTwice();
        FacePhotos read = FacePhotos.read(options.data, options.background);
        int[] rows = rows(read);
        if (rows.length == 0) {
            throw new UserError("no photo to score", options.data.toString(), "give a file that names photos");
        }
        FacePhotos photos = read.checked(rows, 1);
        DataNotes.say(photos.notes(), options.spec.commandLine().getErr());
        List<DetectorEvaluation> scored = new ArrayList<>();
        for (String name : options.detectors) {
            scored.add(score(name, photos, rows));
        }
        Path folder = options.out;
        String text = DetectorReport.text(scored);
        WholeFile.write(folder.resolve("detectors.json"), DetectorReport.json(scored));
        WholeFile.write(folder.resolve("report.txt"), text);
        DetectorReport.chart(scored).writePng(folder.resolve("curve.png"));
        PrintWriter out = options.spec.commandLine().getOut();
        out.print(text);
        out.println("wrote " + folder.resolve("curve.png"));
        out.flush();
        return scored.get(0).photosLeftOut() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    /** A report has one column for each name. */
    private void refuseTwice() {
        Set<String> names = new HashSet<>();
        for (String name : options.detectors) {
            if (!names.add(name)) {
                throw new UserError("given twice", name, "name each detector once");
            }
        }
    }

    private int[] rows(FacePhotos photos) throws IOException {
        return options.splitFile.isPresent()
                ? SplitFile.read(options.splitFile.get(), photos.photos().size())
                        .part(options.split)
                : IntStream.range(0, photos.photos().size()).toArray();
    }

    private DetectorEvaluation score(String name, FacePhotos photos, int[] rows) {
        DetectorOptions plain =
                DetectorOptions.defaults().withMinScore(MIN_SCORE).withThreads(options.threads);
        DetectorOptions sized = options.minFace.map(plain::withMinFace).orElse(plain);
        try (FaceDetector detector = FaceDetector.create(name, sized);
                Progress progress = new Progress(
                        name, 0, rows.length, options.spec.commandLine().getErr())) {
            DetectorEvaluation scored = DetectorEvaluator.score(name, detector, photos, rows, new RowCounter(progress));
            if (detector instanceof BoxesFile table) {
                // Those of other photos of the data belong to a picture, too.
                photos.photos().forEach(photo -> table.of(photo.file().toString()));
                String file = name.substring(name.indexOf(':') + 1);
                DataNotes.sayUnmatched(
                        file, table.unmatched(), options.spec.commandLine().getErr());
            }
            return scored;
        }
    }
}
