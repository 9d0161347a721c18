package dev.mien.analyze;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Results as a table; the columns are a promise to whoever reads them by name. */
final class CsvResults implements ResultWriter {
    private static final List<String> FIRST_COLUMNS = List.of(
            "source",
            "frame",
            "time_s",
            "track",
            "left",
            "top",
            "right",
            "bottom",
            "detection_score",
            "expression",
            "confidence");

    private final CsvWriter csv;
    private final LabelSet labels;

    CsvResults(Writer target, LabelSet labels) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        this.labels = labels;
        List<String> columns = new ArrayList<>(FIRST_COLUMNS);
        labels.expressions().forEach(expression -> columns.add(expression.label()));
        for (Keypoint point : Keypoint.ALL) {
            columns.add(point.columnX());
            columns.add(point.columnY());
        }
        csv.writeRecord(columns);
    }

    @Override
    public void write(FaceResult result) {
        Face face = result.face();
        Box box = face.box();
        List<String> cells = new ArrayList<>();
        cells.add(result.source());
        cells.add(text(result.frame()));
        cells.add(Decimal.length(result.time().orElse(Double.NaN)));
        cells.add(text(result.track()));
        for (float edge : new float[] {box.left(), box.top(), box.right(), box.bottom()}) {
            cells.add(Decimal.length(edge));
        }
        cells.add(Decimal.share(face.detectionScore()));
        cells.add(face.expression().map(Answer::label).orElse(""));
        cells.add(Decimal.share(
                face.expression().map(ExpressionScores::confidence).orElse(Float.NaN)));
        addScores(cells, face);
        float[] coordinates = face.keypoints().map(Keypoints::toArray).orElse(new float[0]);
        for (int i = 0; i < 2 * Keypoint.COUNT; i++) {
            cells.add(i < coordinates.length ? Decimal.length(coordinates[i]) : "");
        }
        csv.writeRecord(cells);
    }

    private void addScores(List<String> cells, Face face) {
        float[] shares = face.expression()
                .map(scores -> scores.in(labels).probabilities())
                .orElse(new float[0]);
        for (int i = 0; i < labels.size(); i++) {
            cells.add(i < shares.length ? Decimal.share(shares[i]) : "");
        }
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
