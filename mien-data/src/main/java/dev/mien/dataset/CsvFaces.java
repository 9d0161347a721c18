package dev.mien.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with a row for each face: the columns {@code image, left, top, right, bottom} in pixels, and perhaps {@code blur,
 * occlusion, pose, invalid} as WIDER FACE has them.
 */
final class CsvFaces {
    private static final String REMEDY = "give a table with the columns image,left,top,right,bottom in pixels";

    private CsvFaces() {}

    static Map<Path, List<MarkedFace>> read(Path file) throws IOException {
        Map<Path, List<MarkedFace>> faces = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String place = file + ":" + row.getStartingLineNumber();
                Path image = Path.of(
                        row.findField("image").orElseThrow(() -> new UserError("no column 'image'", place, REMEDY)));
                faces.computeIfAbsent(image, name -> new ArrayList<>()).add(face(row, place));
            }
        } catch (CsvParseException e) {
            throw new UserError("no table: " + e.getMessage(), file.toString(), REMEDY, e);
        }
        return faces;
    }

    private static MarkedFace face(NamedCsvRecord row, String place) {
        double left = number(row, "left", place);
        double top = number(row, "top", place);
        return FaceAnnotations.face(
                left,
                top,
                number(row, "right", place) - left,
                number(row, "bottom", place) - top,
                flag(row, "blur", place),
                flag(row, "occlusion", place),
                flag(row, "pose", place),
                flag(row, "invalid", place) != 0);
    }

    private static int flag(NamedCsvRecord row, String column, String place) {
        return row.findField(column).isEmpty() ? 0 : (int) number(row, column, place);
    }

    private static double number(NamedCsvRecord row, String column, String place) {
        String text =
                row.findField(column).orElseThrow(() -> new UserError("no column '" + column + "'", place, REMEDY));
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is not finite
        }
        throw new UserError("'" + text + "' in column '" + column + "'", place, "give a number");
    }
}
