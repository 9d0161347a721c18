package dev.mien.bench;

import dev.mien.Box;
import dev.mien.detect.Overlaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The annotated faces of a {@link PanVideo}, and a score of how well they were tracked. */
final class MarkedFaces {
    private static final double MIN_OVERLAP = 0.35;

    private final Map<Integer, Marked> frames = new HashMap<>();
    private final Map<Integer, Set<Integer>> tracks = new HashMap<>(); // of each scene's marked face
    private int followed;
    private double overlaps;

    private record Marked(int scene, Box box) {}

    /** Reads the table beside the video. */
    static MarkedFaces of(Path video) throws IOException {
        MarkedFaces faces = new MarkedFaces();
        try (var lines = Files.lines(PanVideo.truth(video))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> faces.frames.put(
                            Integer.parseInt(cells[0]), new Marked(Integer.parseInt(cells[1]), box(cells, 2))));
        }
        return faces;
    }

    /** The box in four cells from that index on. */
    static Box box(String[] cells, int left) {
        return new Box(
                Float.parseFloat(cells[left]),
                Float.parseFloat(cells[left + 1]),
                Float.parseFloat(cells[left + 2]),
                Float.parseFloat(cells[left + 3]));
    }

    /** The annotated face of that frame, if it is completely visible. */
    Optional<Box> at(int frame) {
        return Optional.ofNullable(frames.get(frame)).map(Marked::box);
    }

    /** Scores the boxes found in a frame, by track. */
    void take(int frame, Map<Integer, Box> found) {
        Marked marked = frames.get(frame);
        if (marked == null) {
            return;
        }
        double best = 0;
        int track = 0;
        for (Map.Entry<Integer, Box> one : found.entrySet()) {
            double overlap = Overlaps.intersectionOverUnion(one.getValue(), marked.box());
            if (overlap > best) {
                best = overlap;
                track = one.getKey();
            }
        }
        if (best > MIN_OVERLAP) {
            followed++;
            overlaps += best;
            tracks.computeIfAbsent(marked.scene(), scene -> new HashSet<>()).add(track);
        }
    }

    /** Such as {@code 99.5 % of 1018, overlap 0.950, 9 of 9 under one number}. */
    @Override
    public String toString() {
        long whole =
                tracks.values().stream().filter(numbers -> numbers.size() == 1).count();
        return String.format(
                Locale.ROOT,
                "%.2f %% of %d, overlap %.3f, %d of %d under one number",
                100.0 * followed / frames.size(),
                frames.size(),
                overlaps / Math.max(1, followed),
                whole,
                tracks.size());
    }
}
