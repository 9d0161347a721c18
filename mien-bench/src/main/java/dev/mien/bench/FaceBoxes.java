package dev.mien.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mien.Box;
import dev.mien.Keypoint;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Overlaps;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Boxes for faces of which only points are known, so that a detector can learn from them: what a detector that is trained already
 * answers around the points. It is asked twice, for the picture and for its mirror image at double size; a face counts where both
 * agree. What else it sees in the picture is marked invalid, as nobody looked for it.
 */
final class FaceBoxes {
    private static final String REMEDY = "give a table with Kaggle's coordinate columns and a column image";
    private static final double MIN_SCORE = .1;
    private static final double AGREE = .65;

    private final FaceDetector detector;
    private int boxes;
    private int unsure;

    private FaceBoxes(FaceDetector detector) {
        this.detector = detector;
    }

    private record Row(String image, double x, double y) {}

    /** Arguments: a detector, a table of key points, the beginning of the images' names to take, the table to write. */
    public static void main(String[] arguments) throws IOException {
        Path table = Path.of(arguments[1]).toAbsolutePath();
        List<Row> rows = new ArrayList<>();
        Tables.read(table, REMEDY, row -> middle(row).ifPresent(rows::add));
        DetectorOptions options =
                DetectorOptions.defaults().withMinScore(MIN_SCORE).withThreads(1);
        try (FaceDetector detector = FaceDetector.create(arguments[0], options);
                CsvWriter out = CsvWriter.builder().build(Path.of(arguments[3]))) {
            FaceBoxes made = new FaceBoxes(detector);
            out.writeRecord("image", "left", "top", "right", "bottom", "invalid");
            for (Row row : rows) {
                if (row.image.startsWith(arguments[2])) {
                    made.write(table.resolveSibling(row.image), row, out);
                }
            }
            System.out.printf(Locale.ROOT, "%d faces, %d left out: no box or two%n", made.boxes, made.unsure);
        }
    }

    private static Optional<Row> middle(TableRow row) {
        double x = 0;
        double y = 0;
        int known = 0;
        for (Keypoint point : Keypoint.ALL) {
            if (row.text(point.columnX()).filter(text -> !text.isEmpty()).isPresent()) {
                x += row.number(REMEDY, point.columnX());
                y += row.number(REMEDY, point.columnY());
                known++;
            }
        }
        return known == 0
                ? Optional.empty()
                : Optional.of(new Row(row.text("image").orElse(""), x / known, y / known));
    }

    private void write(Path file, Row row, CsvWriter out) {
        BufferedImage image = PictureFiles.read(file);
        List<Detection> plain = detector.detect(Picture.of(image));
        List<Detection> mirrored = mirrored(image);
        Optional<Box> first = around(row, plain);
        Optional<Box> second = around(row, mirrored);
        if (first.isEmpty() || second.isEmpty() || Overlaps.intersectionOverUnion(first.get(), second.get()) < AGREE) {
            unsure++;
            return;
        }
        boxes++;
        Box face = mean(first.get(), second.get());
        write(file, face, "0", out);
        plain.stream()
                .map(Detection::box)
                .filter(box -> Overlaps.intersectionOverUnion(box, face) < AGREE / 2)
                .forEach(box -> write(file, box, "1", out));
    }

    private static void write(Path file, Box box, String invalid, CsvWriter out) {
        out.writeRecord(
                file.toString(),
                String.format(Locale.ROOT, "%.2f", box.left()),
                String.format(Locale.ROOT, "%.2f", box.top()),
                String.format(Locale.ROOT, "%.2f", box.right()),
                String.format(Locale.ROOT, "%.2f", box.bottom()),
                invalid);
    }

    /** The likeliest box that has the points' middle in it. */
    private static Optional<Box> around(Row row, List<Detection> found) {
        return found.stream()
                .filter(one -> one.box().left() < row.x
                        && row.x < one.box().right()
                        && one.box().top() < row.y
                        && row.y < one.box().bottom())
                .max(Comparator.comparingDouble(Detection::score))
                .map(Detection::box);
    }

    private List<Detection> mirrored(BufferedImage image) {
        int width = image.getWidth();
        BufferedImage mirrored = new BufferedImage(2 * width, 2 * image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = mirrored.createGraphics();
        canvas.drawImage(image, new AffineTransform(-2, 0, 0, 2, 2.0 * width, 0), null);
        canvas.dispose();
        return detector.detect(Picture.of(mirrored)).stream()
                .map(one -> new Detection(back(one.box(), width), one.score()))
                .toList();
    }

    private static Box back(Box box, int width) {
        return new Box(width - box.right() / 2, box.top() / 2, width - box.left() / 2, box.bottom() / 2);
    }

    private static Box mean(Box one, Box other) {
        return new Box(
                (one.left() + other.left()) / 2,
                (one.top() + other.top()) / 2,
                (one.right() + other.right()) / 2,
                (one.bottom() + other.bottom()) / 2);
    }
}
