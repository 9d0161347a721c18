package dev.mien.detect;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A table of boxes by picture. A path in the table matches a picture if it is the picture's path or the end of it.
 * Otherwise a longer path that ends with the picture's matches, or an absolute path (as from another computer) with the
 * same file name, if there is only one such path.
 */
final class BoxTable {
    private static final String REMEDY = "give a table with the columns image,left,top,right,bottom in pixels";
    private static final Pattern WHOLE_PATH = Pattern.compile("(?:/|[A-Za-z]:/).*");

    private final Map<String, List<Detection>> boxes = new LinkedHashMap<>(); // by path, with slashes
    private final Map<String, List<String>> byName = new HashMap<>(); // paths by file name
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private String scored = ""; // the place of a row with a score
    private String unscored = ""; // the place of the first row without one

    private BoxTable() {}

    /**
     * Reads a table.
     *
     * @throws UserError when the table cannot be read; names the line
     */
    static BoxTable read(Path file) {
        BoxTable table = new BoxTable();
        Tables.read(file, REMEDY, table::add);
        table.requireAllScores();
        table.boxes.values().forEach(found -> found.sort(Detection.BEST_FIRST));
        for (String path : table.boxes.keySet()) {
            table.byName
                    .computeIfAbsent(path.substring(path.lastIndexOf('/') + 1), name -> new ArrayList<>())
                    .add(path);
        }
        return table;
    }

    private void add(TableRow row) {
        String image =
                row.text("image", "source").orElseThrow(() -> new UserError("no column 'image'", row.place(), REMEDY));
        boxes.computeIfAbsent(canonical(image), name -> new ArrayList<>()).add(detection(row));
    }

    /**
     * Normalizes paths of other programs: backslashes as on Windows, decomposed accents as on macOS, and a leading dot.
     */
    private static String canonical(String path) {
        String slashes = Normalizer.normalize(path, Normalizer.Form.NFC).replace('\\', '/');
        return slashes.startsWith("./") ? slashes.substring(2) : slashes;
    }

    private Detection detection(TableRow row) {
        float left = (float) row.number(REMEDY, "left");
        float top = (float) row.number(REMEDY, "top");
        float right = (float) row.number(REMEDY, "right");
        float bottom = (float) row.number(REMEDY, "bottom");
        if (!(right > left && bottom > top)) {
            throw new UserError("an empty box", row.place(), "right must be more than left, and bottom more than top");
        }
        if (!(right - left < Float.MAX_VALUE && bottom - top < Float.MAX_VALUE)) {
            throw new UserError("an endless box", row.place(), "give the edges in pixels of the picture");
        }
        return new Detection(new Box(left, top, right, bottom), score(row));
    }

    private float score(TableRow row) {
        float score = (float) row.numberOrNaN(REMEDY, "score", "detection_score");
        if (Float.isNaN(score)) {
            unscored = unscored.isEmpty() ? row.place() : unscored;
            return 1;
        }
        scored = row.place();
        if (!(score >= 0 && score <= 1)) {
            throw new UserError("a score of " + score, row.place(), "give scores from 0 to 1");
        }
        return score;
    }

    /** Refuses a table in which some boxes have a score: it is not known what the others would have. */
    private void requireAllScores() {
        if (!scored.isEmpty() && !unscored.isEmpty()) {
            throw new UserError(
                    "no score, but other boxes have one",
                    unscored,
                    "give each box a score from 0 to 1, or leave out the column");
        }
    }

    /** Returns the boxes of the picture of that path, by descending score. */
    List<Detection> of(String source) {
        String path = canonical(source);
        for (String end = path; ; end = end.substring(end.indexOf('/') + 1)) {
            List<Detection> here = boxes.get(end);
            if (here != null) {
                found.add(end);
                return List.copyOf(here);
            }
            if (end.indexOf('/') < 0) {
                break;
            }
        }
        List<String> longer = byName.getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of()).stream()
                .filter(known ->
                        known.endsWith("/" + path) || WHOLE_PATH.matcher(known).matches())
                .toList();
        if (longer.size() != 1) {
            return List.of();
        }
        found.add(longer.get(0));
        return List.copyOf(boxes.getOrDefault(longer.get(0), List.of()));
    }

    /** The paths in the table that {@link #of} has not returned boxes of. */
    List<String> unmatched() {
        return boxes.keySet().stream().filter(path -> !found.contains(path)).toList();
    }

    /** The boxes of each picture, by the path in the table. */
    Map<Path, List<Detection>> all() {
        Map<Path, List<Detection>> all = new LinkedHashMap<>();
        boxes.forEach((path, detections) -> all.put(Path.of(path), List.copyOf(detections)));
        return all;
    }
}
