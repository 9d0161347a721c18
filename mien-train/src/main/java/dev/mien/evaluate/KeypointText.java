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

    private static String line(int width, String name, double model, Optional<Double> meanFace) {
        String own = TextTable.number(model, 3);
        List<String> cells =
                meanFace.map(face -> List.of(own, TextTable.number(face, 3))).orElse(List.of(own));
        return TextTable.line(width, name, CELL, cells);
    }
}
