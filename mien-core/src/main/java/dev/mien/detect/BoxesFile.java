package dev.mien.detect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.image.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Boxes that were made beforehand: a CSV table with the columns {@code image} (or {@code source}), {@code left, top, right,
 * bottom} in pixels, from the hairline or forehead to the chin, and perhaps {@code score} (or {@code detection_score}). What {@code mien predict} writes
 * is one. A picture is found by its path, or by as much of the path's end as the table has.
 */
public final class BoxesFile implements FaceDetector {
    private static final String REMEDY = "give a table with the columns image,left,top,right,bottom in pixels";

    private final Map<Path, List<Detection>> boxes;

    private BoxesFile(Map<Path, List<Detection>> boxes) {
        this.boxes = boxes;
    }

    /**
     * Reads a table.
     *
     * @throws UserError when it cannot be read; names the line
     */
    public static BoxesFile read(Path file) {
        Map<Path, List<Detection>> boxes = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String place = file + ":" + row.getStartingLineNumber();
                boxes.computeIfAbsent(image(row, place), name -> new ArrayList<>())
                        .add(detection(row, place));
            }
        } catch (NoSuchFileException e) {
            throw new UserError("no such file", file.toString(), "check the path", e);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            String problem = Files.isDirectory(file) ? "a folder, expected a table" : "cannot be read: " + e;
            throw new UserError(problem, file.toString(), REMEDY, e);
        }
        boxes.values().forEach(found -> found.sort(Detection.BEST_FIRST));
        return new BoxesFile(boxes);
    }

    private static Path image(NamedCsvRecord row, String place) {
        return Path.of(row.findField("image")
                .or(() -> row.findField("source"))
                .orElseThrow(() -> new UserError("no column 'image'", place, REMEDY)));
    }

    private static Detection detection(NamedCsvRecord row, String place) {
        float left = number(row, "left", place);
        float top = number(row, "top", place);
        float right = number(row, "right", place);
        float bottom = number(row, "bottom", place);
        if (!(right > left && bottom > top)) {
            throw new UserError("an empty box", place, "right must be more than left, and bottom more than top");
        }
        String scored = row.findField("score").isPresent() ? "score" : "detection_score";
        float score = row.findField(scored).isPresent() ? number(row, scored, place) : 1;
        if (!(score >= 0 && score <= 1)) {
            throw new UserError("a score of " + score, place, "give scores from 0 to 1");
        }
        return new Detection(new Box(left, top, right, bottom), score);
    }

    private static float number(NamedCsvRecord row, String column, String place) {
        String text =
                row.findField(column).orElseThrow(() -> new UserError("no column '" + column + "'", place, REMEDY));
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is not finite
        }
        throw new UserError("'" + text + "' in column '" + column + "'", place, "give a number of pixels");
    }

    /** The boxes of each picture, under the paths that the table has. */
    public Map<Path, List<Detection>> all() {
        return boxes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** Those of the picture's {@linkplain Picture#source source}; none for one that has no name. */
    @Override
    public List<Detection> detect(Picture picture) {
        Path path = Path.of(picture.source());
        List<Detection> found = boxes.get(path);
        for (int first = 0; found == null && first < path.getNameCount(); first++) {
            found = boxes.get(path.subpath(first, path.getNameCount()));
        }
        return found == null ? List.of() : List.copyOf(found);
    }

    @Override
    public void close() {}
}
