package dev.mien.bench;

import dev.mien.Box;
import dev.mien.detect.Overlaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How well the marked faces of a {@link PanVideo} were followed, from the rows that {@code mien predict} wrote of it. */
final class TrackingScore {
    private static final double LEAST_OVERLAP = 0.35;

    private TrackingScore() {}

    /** Arguments: the table of the video's faces, {@code predictions.csv}. */
    public static void main(String[] arguments) throws IOException {
        Map<Integer, List<String[]>> rows = new HashMap<>();
        List<String> header = Arrays.asList(firstLine(arguments[1]).split(","));
        int frame = header.indexOf("frame");
        int track = header.indexOf("track");
        int left = header.indexOf("left");
        for (String[] row : cells(arguments[1])) {
            rows.computeIfAbsent(Integer.parseInt(row[frame]), number -> new ArrayList<>())
                    .add(row);
        }
        int faces = 0;
        int followed = 0;
        double overlaps = 0;
        Map<Integer, Set<String>> tracks = new HashMap<>(); // of each scene's marked face
        for (String[] truth : cells(arguments[0])) {
            faces++;
            double best = 0;
            String number = "";
            for (String[] row : rows.getOrDefault(Integer.parseInt(truth[0]), List.of())) {
                double overlap = Overlaps.intersectionOverUnion(box(row, left), box(truth, 2));
                if (overlap > best) {
                    best = overlap;
                    number = row[track];
                }
            }
            if (best > LEAST_OVERLAP) {
                followed++;
                overlaps += best;
                tracks.computeIfAbsent(Integer.parseInt(truth[1]), scene -> new HashSet<>())
                        .add(number);
            }
        }
        long whole =
                tracks.values().stream().filter(numbers -> numbers.size() == 1).count();
        System.out.printf(
                Locale.ROOT,
                "marked faces followed: %.2f %% of %d (mean overlap %.3f); under one number: %d of %d scenes; rows: %d%n",
                100.0 * followed / faces,
                faces,
                overlaps / Math.max(1, followed),
                whole,
                tracks.size(),
                rows.values().stream().mapToInt(List::size).sum());
    }

    private static String firstLine(String file) throws IOException {
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            return String.valueOf(reader.readLine());
        }
    }

    private static List<String[]> cells(String file) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static Box box(String[] cells, int left) {
        return new Box(
                Float.parseFloat(cells[left]),
                Float.parseFloat(cells[left + 1]),
                Float.parseFloat(cells[left + 2]),
                Float.parseFloat(cells[left + 3]));
    }
}
