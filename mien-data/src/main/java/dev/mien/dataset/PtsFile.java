package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.FileName;
import dev.mien.FileProblem;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Quote;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads points in the format of 300-W (Sagonas et al. 2013): a text {@code version: 1, n_points: 68, { x y ... }} with
 * 68 points in pixels, counted from 1. All of our points are derived from them; the centre of an eye is the mean of its
 * six.
 */
final class PtsFile {
    private static final int POINTS = 68;
    private static final String REMEDY = "give files with the 68 points of 300-W";

    /** The indices among the 68, from 0, of which the mean is each of our points. */
    private static final Map<Keypoint, List<Integer>> OF_68 = new EnumMap<>(Keypoint.class);

    static {
        OF_68.put(Keypoint.LEFT_EYE_CENTER, List.of(42, 43, 44, 45, 46, 47));
        OF_68.put(Keypoint.RIGHT_EYE_CENTER, List.of(36, 37, 38, 39, 40, 41));
        OF_68.put(Keypoint.LEFT_EYE_INNER_CORNER, List.of(42));
        OF_68.put(Keypoint.LEFT_EYE_OUTER_CORNER, List.of(45));
        OF_68.put(Keypoint.RIGHT_EYE_INNER_CORNER, List.of(39));
        OF_68.put(Keypoint.RIGHT_EYE_OUTER_CORNER, List.of(36));
        OF_68.put(Keypoint.LEFT_EYEBROW_INNER_END, List.of(22));
        OF_68.put(Keypoint.LEFT_EYEBROW_OUTER_END, List.of(26));
        OF_68.put(Keypoint.RIGHT_EYEBROW_INNER_END, List.of(21));
        OF_68.put(Keypoint.RIGHT_EYEBROW_OUTER_END, List.of(17));
        OF_68.put(Keypoint.NOSE_TIP, List.of(30));
        OF_68.put(Keypoint.MOUTH_LEFT_CORNER, List.of(54));
        OF_68.put(Keypoint.MOUTH_RIGHT_CORNER, List.of(48));
        OF_68.put(Keypoint.MOUTH_CENTER_TOP_LIP, List.of(51));
        OF_68.put(Keypoint.MOUTH_CENTER_BOTTOM_LIP, List.of(57));
        OF_68.put(Keypoint.LEFT_EYE_UPPER_LID_INNER, List.of(43));
        OF_68.put(Keypoint.LEFT_EYE_UPPER_LID_OUTER, List.of(44));
        OF_68.put(Keypoint.LEFT_EYE_LOWER_LID_OUTER, List.of(46));
        OF_68.put(Keypoint.LEFT_EYE_LOWER_LID_INNER, List.of(47));
        OF_68.put(Keypoint.RIGHT_EYE_UPPER_LID_OUTER, List.of(37));
        OF_68.put(Keypoint.RIGHT_EYE_UPPER_LID_INNER, List.of(38));
        OF_68.put(Keypoint.RIGHT_EYE_LOWER_LID_INNER, List.of(40));
        OF_68.put(Keypoint.RIGHT_EYE_LOWER_LID_OUTER, List.of(41));
        OF_68.put(Keypoint.MOUTH_INNER_TOP_LIP, List.of(62));
        OF_68.put(Keypoint.MOUTH_INNER_BOTTOM_LIP, List.of(66));
        OF_68.put(Keypoint.NOSE_BASE, List.of(33));
        OF_68.put(Keypoint.CHIN, List.of(8));
    }

    private PtsFile() {}

    /** Whether the name has their extension. */
    static boolean isOne(Path file) {
        return FileName.extension(file).equals("pts");
    }

    /**
     * Reads the points, in pixels of the picture, counted from 0.
     *
     * @throws UserError when the file is damaged or has other points
     */
    static Keypoints read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UserError("cannot be read: " + FileProblem.words(e), file.toString(), REMEDY, e);
        }
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        if (open < 0 || close < open) {
            throw new UserError("no points between { and }", file.toString(), REMEDY);
        }
        String[] numbers = text.substring(open + 1, close).strip().split("\\s+", -1);
        if (numbers.length != 2 * POINTS) {
            throw new UserError(
                    Amount.of(numbers.length / 2, "point") + ", expected " + POINTS, file.toString(), REMEDY);
        }
        float[] places = new float[numbers.length];
        for (int i = 0; i < places.length; i++) {
            try {
                places[i] = Float.parseFloat(numbers[i]) - 1;
            } catch (NumberFormatException e) {
                throw new UserError(Quote.of(numbers[i]) + ", expected a number", file.toString(), REMEDY, e);
            }
        }
        return ours(places);
    }

    private static Keypoints ours(float[] places) {
        float[] points = new float[2 * Keypoint.EXTENDED_COUNT];
        OF_68.forEach((point, sources) -> {
            for (int source : sources) {
                points[2 * point.ordinal()] += places[2 * source] / sources.size();
                points[2 * point.ordinal() + 1] += places[2 * source + 1] / sources.size();
            }
        });
        return Keypoints.of(points);
    }
}
