package dev.mien.dataset;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Quote;
import dev.mien.align.KaggleFrame;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads key points with Kaggle's columns: two coordinates for each point, {@code Image}, and optionally {@code Group}.
 * If a file has a column of the twelve additional points, its rows have 27 points; additional points outside of the
 * picture, such as a chin, are missing.
 */
final class KeypointCsv {
    static final String IMAGE = "image";
    private static final List<String> TEST = List.of("imageid", IMAGE, "usage", "group");
    private static final List<String> COORDINATES = Keypoint.EXTENDED.stream()
            .flatMap(point -> Stream.of(point.columnX(), point.columnY()))
            .toList();

    /** A row before its image size is checked. */
    private record Draft(long line, byte[] pixels, float[] coordinates, String split, String group) {}

    private final String name;
    private final LoadOptions options;
    private final List<Draft> drafts = new ArrayList<>();
    private final SquareSize size = new SquareSize();
    private final BadRowList bad;
    private int[] columns = new int[0];
    private int splitColumn;
    private int groupColumn;
    private List<String> notes = List.of();
    private boolean hasImages;

    private KeypointCsv(String name, LoadOptions options) {
        this.name = name;
        this.options = options;
        bad = new BadRowList(name);
    }

    /**
     * How well a file with these columns matches: 2 for pixels with coordinates, 1 for pixels with a number only or, if
     * images are optional, coordinates only; 0 for another kind.
     */
    static int fit(List<String> names, boolean imagesOptional) {
        boolean images = names.contains(IMAGE);
        if (hasPoints(names)) {
            return images ? 2 : imagesOptional ? 1 : 0;
        }
        return images && TEST.containsAll(names) ? 1 : 0;
    }

    /** Whether there is a column of any point. */
    static boolean hasPoints(List<String> names) {
        return names.stream().anyMatch(COORDINATES::contains);
    }

    static KeypointDataset read(DataFile file, LoadOptions options) {
        return new KeypointCsv(file.name(), options).load(file);
    }

    private KeypointDataset load(DataFile file) {
        CsvTable.read(name, file.stream(), new CsvTable.Reader(IMAGE, this::header, this::row));
        int side = hasImages ? size.mostCommon() : KaggleFrame.SIDE;
        GrayImage none =
                new GrayImage(KaggleFrame.SIDE, KaggleFrame.SIDE, new byte[KaggleFrame.SIDE * KaggleFrame.SIDE]);
        List<KeypointDataset.Row> rows = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            if (hasImages && (side == 0 || draft.pixels.length != side * side)) {
                bad.add(draft.line, size.problem(draft.pixels.length));
                continue;
            }
            String outside = outside(draft.coordinates, side);
            if (!outside.isEmpty()) {
                bad.add(draft.line, outside);
                continue;
            }
            GrayImage image = hasImages ? new GrayImage(side, side, draft.pixels) : none;
            rows.add(new KeypointDataset.Row(
                    image, whole(draft.coordinates, side), name + ":" + draft.line, draft.split, draft.group));
        }
        BadRows badRows = bad.finish(rows.size(), options.badRowLimit());
        return new KeypointDataset(name, rows, badRows, hasImages, notes);
    }

    private void header(CsvRow header) {
        if (fit(header.names(), options.imagesOptional()) == 0) {
            boolean images = header.names().contains(IMAGE);
            throw MissingColumn.error(
                    name, images ? "'left_eye_center_x' or of another point" : "'Image'", header.names());
        }
        hasImages = header.names().contains(IMAGE);
        columns = coordinates(header.names()).stream().mapToInt(header::column).toArray();
        splitColumn = header.column(SplitNames.COLUMN);
        groupColumn = header.column("group");
        notes = SplitNames.notes(name, header.names());
    }

    private static List<String> coordinates(List<String> names) {
        List<String> kaggles = COORDINATES.subList(0, 2 * Keypoint.COUNT);
        List<String> more = COORDINATES.subList(kaggles.size(), COORDINATES.size());
        return names.stream().anyMatch(more::contains) ? COORDINATES : kaggles;
    }

    private void row(CsvRow row) {
        bad.refuseHopeless(row.index() + 1, options.badRowLimit());
        Optional<String> problem = row.problem();
        if (problem.isPresent()) {
            bad.add(row.line(), problem.get());
            return;
        }
        float[] coordinates = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            try {
                coordinates[i] = (float) row.number(columns[i]);
            } catch (NumberFormatException e) {
                String text = Quote.of(row.text(columns[i]));
                bad.add(row.line(), COORDINATES.get(i) + " is " + text + ", expected a number");
                return;
            }
        }
        byte[] pixels = row.pixels().toBytes();
        size.add(pixels.length);
        drafts.add(new Draft(row.line(), pixels, coordinates, row.text(splitColumn), row.text(groupColumn)));
    }

    /** The error message for the first of Kaggle's points that lies outside of [0, side); empty if there is none. */
    private String outside(float[] coordinates, int side) {
        for (int i = 0; i < 2 * Keypoint.COUNT; i++) {
            float value = coordinates[i];
            boolean whole = !Float.isNaN(coordinates[i ^ 1]);
            if (whole && (value < 0 || value >= side)) {
                return COORDINATES.get(i) + " is " + value + ", outside the picture (0 to " + side + ")"
                        + (hasImages ? "" : ", whose size is assumed, since there is no column 'Image'");
            }
        }
        return "";
    }

    /** Creates the points; those with an unknown coordinate, or outside of the picture, are missing. */
    private static Keypoints whole(float[] coordinates, int side) {
        float[] points = coordinates.clone();
        for (int i = 0; i < points.length; i += 2) {
            float x = points[i];
            float y = points[i + 1];
            if (!(x >= 0 && x < side && y >= 0 && y < side)) {
                points[i] = Float.NaN;
                points[i + 1] = Float.NaN;
            }
        }
        return Keypoints.of(points);
    }
}
