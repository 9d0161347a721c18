package dev.mien.bench;

import dev.mien.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores how well the annotated faces of a {@link PanVideo} were tracked, from the output of {@code mien predict}. */
final class TrackingScore {
    private TrackingScore() {}

    /** Arguments: the video, {@code predictions.csv}. */
    public static void main(String[] arguments) throws IOException {
        Map<Integer, Map<Integer, Box>> found = new HashMap<>();
        List<String> rows = Files.readAllLines(Path.of(arguments[1]));
        List<String> header = Arrays.asList(rows.get(0).split(",", -1));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            found.computeIfAbsent(Integer.parseInt(cells[header.indexOf("frame")]), frame -> new HashMap<>())
                    .put(
                            Integer.parseInt(cells[header.indexOf("track")]),
                            MarkedFaces.box(cells, header.indexOf("left")));
        }
        MarkedFaces marked = MarkedFaces.of(Path.of(arguments[0]));
        found.forEach(marked::take);
        System.out.println("marked faces followed: " + marked);
    }
}
