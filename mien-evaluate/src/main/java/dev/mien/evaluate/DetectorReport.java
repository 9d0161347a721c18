package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.dataset.MarkedFace;
import dev.mien.plot.Axis;
import dev.mien.plot.Chart;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares the scores of detectors as text, JSON and a chart. */
public final class DetectorReport {
    /** The average precision is reported for faces higher than these, in pixels. */
    public static final List<Integer> HEIGHTS = List.of(32, 20, 10);

    /** Faces smaller than this, in pixels, are not reported as a group. */
    private static final double SMALLEST = 10;

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
        groups().forEach((name, which) -> {
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

    private static Map<String, Predicate<MarkedFace>> groups() {
        Map<String, Predicate<MarkedFace>> groups = new LinkedHashMap<>();
        double[] heights = {SMALLEST, 20, 32, 64, 128, Double.POSITIVE_INFINITY};
        for (int i = 0; i + 1 < heights.length; i++) {
            double from = heights[i];
            double to = heights[i + 1];
            String name = Double.isInfinite(to)
                    ? "higher than " + (int) from + " px"
                    : (int) from + " to " + (int) to + " px high";
            groups.put(name, face -> face.box().height() > from && face.box().height() <= to);
        }
        String[] some = {"none", "some", "heavy"};
        for (int level = 0; level < some.length; level++) {
            int wanted = level;
            groups.put("blur: " + some[level], face -> large(face) && face.blur() == wanted);
        }
        for (int level = 0; level < some.length; level++) {
            int wanted = level;
            groups.put("occlusion: " + some[level], face -> large(face) && face.occlusion() == wanted);
        }
        groups.put("pose: typical", face -> large(face) && face.pose() == 0);
        groups.put("pose: untypical", face -> large(face) && face.pose() != 0);
        return groups;
    }

    private static boolean large(MarkedFace face) {
        return face.box().height() > SMALLEST;
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
        groups().forEach((name, which) -> recalls.put(name, Values.number(each.recall(which, score))));
        values.put("recall_of", recalls);
        values.put("curve", points(thinned(each.curve(SMALLEST))));
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

    /** The precision-recall curves for faces higher than 10 pixels, with a marker at each default score. */
    public static Chart chart(List<DetectorEvaluation> detectors) {
        List<Series> series = new ArrayList<>();
        for (DetectorEvaluation each : detectors) {
            PrecisionCurve curve = thinned(each.curve(SMALLEST));
            series.add(Series.line(each.detector(), curve.recalls(), curve.precisions()));
            series.add(Series.mark(
                    each.detector() + ", default",
                    each.curve(SMALLEST).recallAt(each.defaultScore()),
                    each.curve(SMALLEST).precisionAt(each.defaultScore())));
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
