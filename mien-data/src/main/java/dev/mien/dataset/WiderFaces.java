package dev.mien.dataset;

import dev.mien.Quote;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads WIDER FACE's text format (Yang et al. 2016, arXiv:1511.06523), {@code wider_face_train_bbx_gt.txt}: the photo's
 * path, the number of faces, and for each a line of left, top, width, height, blur, expression, illumination, invalid,
 * occlusion and pose. A photo without faces has one line of zeros.
 */
final class WiderFaces {
    private static final int NUMBERS = 10;
    private static final String REMEDY = "give the file as WIDER FACE's authors publish it";

    private WiderFaces() {}

    static Map<Path, List<PlacedFace>> read(Path file) throws IOException {
        Map<Path, List<PlacedFace>> faces = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        int line = 0;
        while (line < lines.size()) {
            if (lines.get(line).isBlank()) {
                line++;
                continue;
            }
            Path image = FaceAnnotations.path(lines.get(line), file + ":" + (line + 1));
            int count = (int) numbers(lines, line + 1, 1, file)[0];
            List<PlacedFace> marked = new ArrayList<>();
            for (int face = 0; face < count; face++) {
                double[] numbers = numbers(lines, line + 2 + face, NUMBERS, file);
                String place = file + ":" + (line + 3 + face);
                MarkedFace box = FaceAnnotations.face(numbers[0], numbers[1], numbers[2], numbers[3], place)
                        .withAttributes((int) numbers[4], (int) numbers[8], (int) numbers[9])
                        .invalidIf(numbers[7] != 0);
                marked.add(new PlacedFace(box, place));
            }
            faces.put(image, marked);
            line += 2 + Math.max(1, count);
        }
        return faces;
    }

    private static double[] numbers(List<String> lines, int line, int count, Path file) {
        String text = line < lines.size() ? lines.get(line).strip() : "";
        String[] parts = text.split("\\s+", -1);
        double[] numbers = new double[count];
        try {
            for (int i = 0; i < count; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UserError(
                    Quote.of(text) + ", expected "
                            + (count == 1 ? "the number of faces" : count + " numbers of a face"),
                    file + ":" + (line + 1),
                    REMEDY,
                    e);
        }
        return numbers;
    }
}
