package dev.mien.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mien.Box;
import dev.mien.Keypoint;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.Split;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Overlaps;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import dev.mien.train.run.SplitFile;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates boxes for training a detector from faces with only points, or with boxes of another convention: those of a
 * trained detector around them. It runs on the picture and on its mirror image at double size; a face is used if both
 * agree. Other detections are marked as invalid, since nobody has annotated them, as are those around a face on which
 * the runs do not agree.
 */
final class FaceBoxes {
    private static final String REMEDY =
            "give a table with a column image and Kaggle's coordinate columns, or left, top, right, bottom";
    private static final double MIN_SCORE = .3;
    private static final double AGREE = .65;

    private final FaceDetector detector;
    private int boxes;
    private int unsure;

    private FaceBoxes(FaceDetector detector) {
        this.detector = detector;
    }

    private record Middle(double x, double y) {}

    /**
     * Arguments: a detector, a table of key points or boxes, the beginning of the images' names to take, the table to write; and
     * perhaps a folder of photos without a face and a split of both, whose training photos alone are taken.
     */
    public static void main(String[] arguments) throws IOException {
        Path table = Path.of(arguments[1]).toAbsolutePath();
        Map<Path, List<Middle>> faces = new LinkedHashMap<>();
        Tables.read(
                table,
                REMEDY,
                row -> middle(row).ifPresent(middle -> {
                    String image = row.text("image").orElse("");
                    if (image.startsWith(arguments[2])) {
                        faces.computeIfAbsent(table.resolveSibling(image), file -> new ArrayList<>())
                                .add(middle);
                    }
                }));
        if (arguments.length > 4) {
            faces.keySet().retainAll(training(table, Path.of(arguments[4]), Path.of(arguments[5])));
        }
        DetectorOptions options =
                DetectorOptions.defaults().withMinScore(MIN_SCORE).withThreads(1);
        try (FaceDetector detector = FaceDetector.create(arguments[0], options);
                CsvWriter out = CsvWriter.builder().build(Path.of(arguments[3]))) {
            FaceBoxes made = new FaceBoxes(detector);
            out.writeRecord("image", "left", "top", "right", "bottom", "invalid");
            for (Map.Entry<Path, List<Middle>> photo : faces.entrySet()) {
                made.write(photo.getKey(), photo.getValue(), out);
            }
            System.out.printf(Locale.ROOT, "%d faces, %d left out: no box or two%n", made.boxes, made.unsure);
        }
    }

    private static Set<Path> training(Path table, Path background, Path splitFile) throws IOException {
        FacePhotos photos = FacePhotos.read(table, Optional.of(background));
        Split split = SplitFile.read(splitFile, photos.photos().size());
        return Arrays.stream(split.train())
                .mapToObj(row -> photos.photos().get(row).file().toAbsolutePath())
                .collect(Collectors.toSet());
    }

    private static Optional<Middle> middle(TableRow row) {
        if (row.text("left").isPresent()) {
            return Optional.of(new Middle(
                    (row.number(REMEDY, "left") + row.number(REMEDY, "right")) / 2,
                    (row.number(REMEDY, "top") + row.number(REMEDY, "bottom")) / 2));
        }
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
        return known == 0 ? Optional.empty() : Optional.of(new Middle(x / known, y / known));
    }

    private void write(Path file, List<Middle> faces, CsvWriter out) {
        BufferedImage image = PictureFiles.read(file);
        List<Detection> plain = detector.detect(Picture.of(image));
        List<Detection> mirrored = mirrored(image);
        List<Box> agreed = new ArrayList<>();
        for (Middle face : faces) {
            Optional<Box> first = around(face, plain);
            Optional<Box> second = around(face, mirrored);
            if (first.isPresent()
                    && second.isPresent()
                    && Overlaps.intersectionOverUnion(first.get(), second.get()) >= AGREE) {
                agreed.add(mean(first.get(), second.get()));
            }
        }
        boxes += agreed.size();
        unsure += faces.size() - agreed.size();
        if (agreed.isEmpty()) {
            return;
        }
        agreed.forEach(face -> write(file, face, "0", out));
        plain.stream()
                .map(Detection::box)
                .filter(box -> agreed.stream().allMatch(face -> Overlaps.intersectionOverUnion(box, face) < AGREE / 2))
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

    /** The box with the highest score around that centre. */
    private static Optional<Box> around(Middle face, List<Detection> found) {
        return found.stream()
                .filter(one -> one.box().left() < face.x
                        && face.x < one.box().right()
                        && one.box().top() < face.y
                        && face.y < one.box().bottom())
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
