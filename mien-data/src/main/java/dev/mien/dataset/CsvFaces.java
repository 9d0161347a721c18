package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table with a row for each face: the columns {@code image, left, top, right, bottom} in pixels, and optionally
 * {@code blur, occlusion, pose, invalid} with WIDER FACE's values.
 */
final class CsvFaces {
    private static final String REMEDY = "give a table with the columns image,left,top,right,bottom in pixels";

    private CsvFaces() {}

    /** Whether a table with these columns, in lower case, contains boxes. */
    static boolean fits(List<String> names) {
        return names.containsAll(List.of("left", "top", "right", "bottom"));
    }

    /** Reads the table, plain, compressed with gzip or in a zip archive. */
    static Map<Path, List<PlacedFace>> read(Path file) throws IOException {
        Map<Path, List<PlacedFace>> faces = new LinkedHashMap<>();
        try (DataFile opened = DataFile.open(file, names -> fits(names) ? 1 : 0)) {
            if (opened.folder().isPresent()) {
                throw new UserError("a folder, expected a file", file.toString(), REMEDY);
            }
            try (InputStream text = opened.stream()) {
                Tables.read(file, text, REMEDY, row -> add(row, faces));
            }
        }
        return faces;
    }

    private static void add(TableRow row, Map<Path, List<PlacedFace>> faces) {
        String image = row.text("image").orElseThrow(() -> new UserError("no column 'image'", row.place(), REMEDY));
        faces.computeIfAbsent(FaceAnnotations.path(image, row.place()), path -> new ArrayList<>())
                .add(new PlacedFace(face(row), row.place()));
    }

    private static MarkedFace face(TableRow row) {
        double left = row.number(REMEDY, "left");
        double top = row.number(REMEDY, "top");
        double right = row.number(REMEDY, "right");
        double bottom = row.number(REMEDY, "bottom");
        return FaceAnnotations.face(left, top, right - left, bottom - top, row.place())
                .withAttributes(flag(row, "blur"), flag(row, "occlusion"), flag(row, "pose"))
                .invalidIf(flag(row, "invalid") != 0);
    }

    private static int flag(TableRow row, String column) {
        return row.text(column).isEmpty() ? 0 : (int) row.number(REMEDY, column);
    }
}
