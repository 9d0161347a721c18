package dev.mien.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mien.Box;
import dev.mien.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which faces are marked in which photos: a CSV table with a row for each face and the columns {@code image, left, top,
 * right, bottom} in pixels, and perhaps {@code blur, occlusion, pose, invalid} as WIDER FACE has them.
 */
final class FaceAnnotations {
    private static final String REMEDY = "give a table with the columns image,left,top,right,bottom in pixels";

    private FaceAnnotations() {}

    /**
     * The faces of each photo, under the paths that the file has.
     *
     * @throws UserError when it cannot be read; names the line
     */
    static Map<Path, List<MarkedFace>> read(Path file) {
        Map<Path, List<MarkedFace>> faces = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String place = file + ":" + row.getStartingLineNumber();
                Path image = Path.of(row.findField("image")
                        .orElseThrow(() -> new UserError("no column 'image'", place, REMEDY)));
                faces.computeIfAbsent(image, name -> new ArrayList<>()).add(face(row, place));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new UserError("cannot be read: " + e, file.toString(), REMEDY, e);
        }
        return faces;
    }

    private static MarkedFace face(NamedCsvRecord row, String place) {
        float left = number(row, "left", place);
        float top = number(row, "top", place);
        float right = number(row, "right", place);
        float bottom = number(row, "bottom", place);
        // WIDER FACE has some empty boxes: something is there, but nobody knows its size.
        boolean empty = right <= left || bottom <= top;
        return new MarkedFace(
                new Box(left, top, Math.max(right, left + 1), Math.max(bottom, top + 1)),
                flag(row, "blur", place),
                flag(row, "occlusion", place),
                flag(row, "pose", place),
                empty || flag(row, "invalid", place) != 0);
    }

    private static int flag(NamedCsvRecord row, String column, String place) {
        return row.findField(column).isEmpty() ? 0 : (int) number(row, column, place);
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
        throw new UserError("'" + text + "' in column '" + column + "'", place, "give a number");
    }
}
