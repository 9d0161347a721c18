package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.plot.Axis;
import dev.mien.plot.Chart;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the scores of detectors as text, JSON and a chart. */
public final class DetectorReport {
    /** The average precision is reported for faces higher than these, in pixels. */
    public static final List<Integer> HEIGHTS = List.of(32, 20, 10);

    private static final int POINTS = 200;

    private DetectorReport() {}

    /**
     * A table with a line for each detector, and a table of the recall by groups of faces, at the default score of each
     * detector.
     */
    public static String text(List<DetectorEvaluation> detectors) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-12s %7s %7s %7s %7s %8s %13s %12s %8s %9s%n",
                "detector",
                "AP>32px",
                "AP>20px",
                "AP>10px",
                "faces",
                "recall",
                "false/Mpixel",
                "false, none",
                "overlap",
                "median ms"));
        detectors.forEach(each -> text.append(line(each)));
        text.append(leftOut(detectors.get(0)));
        text.append(String.format(Locale.ROOT, "%n%-26s %7s", "recall of faces > 10 px", "faces"));
        detectors.forEach(each -> text.append(String.format(Locale.ROOT, " %12s", each.detector())));
        text.append(System.lineSeparator());
        FaceGroups.of(detectors.get(0)).forEach((name, which) -> {
            text.append(String.format(
                    Locale.ROOT, "%-26s %7d", name, detectors.get(0).count(which)));
            detectors.forEach(each ->
                    text.append(known(" %11.2f%%", " %12s", 100 * each.recall(which, each.defaultScore()))));
            text.append(System.lineSeparator());
        });
        return text.toString();
    }

    /** A line on the photos that were left out, the same ones for all detectors; nothing if there are none. */
    private static String leftOut(DetectorEvaluation each) {
        if (each.photosLeftOut() == 0) {
            return "";
        }
        return "left out: " + Amount.of(each.photosLeftOut(), "photo that", "photos that") + " cannot be read, with "
                + Amount.of(each.facesLeftOut(), "face") + System.lineSeparator();
    }

    private static String line(DetectorEvaluation each) {
        double score = each.defaultScore();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-12s", each.detector()));
        HEIGHTS.forEach(height -> line.append(known(" %7.3f", " %7s", averagePrecision(each, height))));
        return line.append(String.format(Locale.ROOT, " %7d", each.count(face -> true)))
                .append(known(" %7.2f%%", " %8s", 100 * each.recall(face -> true, score)))
                .append(String.format(
                        Locale.ROOT,
                        " %13.3f %12s",
                        each.falsePerMegapixel(score),
                        each.falseInEmptyPhotos(score) + " in " + each.emptyPhotos()))
                .append(known(" %8.3f", " %8s", each.overlap(score)))
                .append(String.format(Locale.ROOT, " %9.1f%n", each.milliseconds()))
                .toString();
    }

    /** The number in the first format; a dash in the second one for NaN, where there are no faces. */
    private static String known(String format, String none, double value) {
        return Double.isNaN(value) ? String.format(Locale.ROOT, none, "-") : String.format(Locale.ROOT, format, value);
    }

    /** NaN if no face is higher. */
    private static double averagePrecision(DetectorEvaluation each, double height) {
        boolean none = each.count(face -> face.box().height() > height) == 0;
        return none ? Double.NaN : each.curve(height).averagePrecision();
    }

    /** The metrics at the default scores, and the points of the curves; undefined metrics are null. */
    public static String json(List<DetectorEvaluation> detectors) {
        Map<String, Object> json = new LinkedHashMap<>();
        detectors.forEach(each -> json.put(each.detector(), values(each)));
        return Values.json(json);
    }

    private static Map<String, @Nullable Object> values(DetectorEvaluation each) {
        double score = each.defaultScore();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", each.count(face -> true));
        values.put("default_score", score);
        values.put("recall", Values.number(each.recall(face -> true, score)));
        values.put("photos_left_out", each.photosLeftOut());
        values.put("faces_left_out", each.facesLeftOut());
        values.put("photos_without_a_face", each.emptyPhotos());
        values.put("false_faces", each.falseInEmptyPhotos(score));
        values.put("false_per_megapixel", Values.number(each.falsePerMegapixel(score)));
        values.put("mean_overlap", Values.number(each.overlap(score)));
        values.put("median_milliseconds", each.milliseconds());
        Map<String, @Nullable Object> precisions = new LinkedHashMap<>();
        HEIGHTS.forEach(
                height -> precisions.put("higher_than_" + height, Values.number(averagePrecision(each, height))));
        values.put("average_precision", precisions);
        Map<String, @Nullable Object> recalls = new LinkedHashMap<>();
        FaceGroups.of(each).forEach((name, which) -> recalls.put(name, Values.number(each.recall(which, score))));
        values.put("recall_of", recalls);
        Map<String, @Nullable Object> curves = new LinkedHashMap<>();
        HEIGHTS.forEach(height -> curves.put("higher_than_" + height, points(thinned(each.curve(height)))));
        values.put("curve", curves.get("higher_than_10")); // its name when it was the only one
        values.put("curves", curves);
        return values;
    }

    private static List<Map<String, Object>> points(PrecisionCurve curve) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < curve.scores().length; i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("score", curve.scores()[i]);
            point.put("recall", curve.recalls()[i]);
            point.put("precision", curve.precisions()[i]);
            points.add(point);
        }
        return points;
    }

    /**
     * The precision-recall curves for faces higher than each of {@link #HEIGHTS}, with markers at the default score of
     * each detector.
     */
    public static Chart chart(List<DetectorEvaluation> detectors) {
        List<Series> series = new ArrayList<>();
        for (DetectorEvaluation each : detectors) {
            double[] recalls = new double[HEIGHTS.size()];
            double[] precisions = new double[HEIGHTS.size()];
            for (int i = 0; i < HEIGHTS.size(); i++) {
                PrecisionCurve curve = each.curve(HEIGHTS.get(i));
                PrecisionCurve drawn = thinned(curve);
                series.add(Series.line(
                        each.detector() + ", > " + HEIGHTS.get(i) + " px", drawn.recalls(), drawn.precisions()));
                recalls[i] = curve.recallAt(each.defaultScore());
                precisions[i] = curve.precisionAt(each.defaultScore());
            }
            series.add(Series.marks(each.detector() + ", default", recalls, precisions));
        }
        return Charts.lines(
                "Marked faces found, and how many of all finds they are",
                Axis.share("recall"),
                Axis.share("precision"),
                series);
    }

    /** Reduces a curve to as many points as a chart can show. */
    private static PrecisionCurve thinned(PrecisionCurve curve) {
        int points = curve.scores().length;
        if (points <= POINTS) {
            return curve;
        }
        double[][] kept = new double[3][POINTS];
        for (int i = 0; i < POINTS; i++) {
            int from = (int) Math.round((double) i * (points - 1) / (POINTS - 1));
            kept[0][i] = curve.scores()[from];
            kept[1][i] = curve.recalls()[from];
            kept[2][i] = curve.precisions()[from];
        }
        return new PrecisionCurve(kept[0], kept[1], kept[2]);
    }
}
