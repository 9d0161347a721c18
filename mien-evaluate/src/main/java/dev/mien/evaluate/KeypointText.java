package dev.mien.evaluate;

import dev.mien.Keypoint;
import java.util.List;
import java.util.Optional;

/** Key point figures as plain text. */
final class KeypointText {
    private static final int CELL = 10;

    private KeypointText() {}

    /** The root mean square error of each point, next to the mean face's where it is known. */
    static String table(KeypointMetrics metrics, Optional<KeypointMetrics> meanFace) {
        int width = TextTable.widest(Keypoint.ALL.stream().map(Keypoint::label).toList());
        StringBuilder text = new StringBuilder(TextTable.line(
                width, "", CELL, meanFace.isPresent() ? List.of("rmse_px", "mean face") : List.of("rmse_px")));
        text.append('\n');
        for (Keypoint point : Keypoint.ALL) {
            text.append(line(width, point.label(), metrics.rmsePx(point), meanFace.map(face -> face.rmsePx(point))));
        }
        return text.append('\n')
                .append(line(width, "all points", metrics.rmsePx(), meanFace.map(KeypointMetrics::rmsePx)))
                .toString();
    }

    /** The root mean square error in each file, next to that of the file's own mean face. */
    static String files(List<KeypointEvaluation.FileScore> files) {
        int width = TextTable.widest(
                files.stream().map(KeypointEvaluation.FileScore::file).toList());
        StringBuilder text =
                new StringBuilder(TextTable.line(width, "", CELL, List.of("faces", "rmse_px", "mean face")));
        for (KeypointEvaluation.FileScore one : files) {
            double meanFace = one.meanFace().map(KeypointMetrics::rmsePx).orElse(Double.NaN);
            text.append(TextTable.line(
                    width,
                    one.file(),
                    CELL,
                    List.of(
                            Integer.toString(one.metrics().n()),
                            TextTable.number(one.metrics().rmsePx(), 3),
                            TextTable.number(meanFace, 3))));
        }
        return text.toString();
    }

    private static String line(int width, String name, double model, Optional<Double> meanFace) {
        String own = TextTable.number(model, 3);
        List<String> cells =
                meanFace.map(face -> List.of(own, TextTable.number(face, 3))).orElse(List.of(own));
        return TextTable.line(width, name, CELL, cells);
    }
}
