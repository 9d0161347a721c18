import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a submission to Kaggle's Facial Keypoints Detection.
 *
 * <p>{@code java Submission.java predictions.csv IdLookupTable.csv submission.csv}, where {@code mien predict test.csv --detector none
 * --expression none -o .} has written the first: row i is the competition's image i, since with {@code --detector none} each row is a face.
 */
class Submission {
    public static void main(String[] arguments) throws IOException {
        List<Map<String, String>> images = table(Path.of(arguments[0]));
        List<String> lines = new ArrayList<>(List.of("RowId,Location"));
        for (Map<String, String> asked : table(Path.of(arguments[1]))) {
            int image = Integer.parseInt(asked.get("ImageId"));
            double place = Double.parseDouble(images.get(image - 1).get(asked.get("FeatureName")));
            // Kaggle's annotations lie within the image.
            lines.add(asked.get("RowId") + "," + Math.max(0, Math.min(place, 96)));
        }
        Files.write(Path.of(arguments[2]), lines);
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** None of these files quotes a cell, but a path with a comma in it. */
    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
