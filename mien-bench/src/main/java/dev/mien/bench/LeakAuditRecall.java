package dev.mien.bench;

import dev.mien.dataset.BadRows;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Splits;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * How many planted copies of training rows the leak audit finds, by what was done to them, and how many of another data set's faces, of
 * other photos, it takes for copies.
 */
final class LeakAuditRecall {
    private static final int EACH = 100;
    private static final int REACH = 4; // pixels of 48

    private LeakAuditRecall() {}

    private static Map<String, BiFunction<GrayImage, Random, GrayImage>> changes() {
        Map<String, BiFunction<GrayImage, Random, GrayImage>> changes = new LinkedHashMap<>();
        changes.put("moved", LeakAuditRecall::moved);
        changes.put("mirrored", (face, random) -> mirrored(face));
        changes.put("mirrored and moved", (face, random) -> moved(mirrored(face), random));
        changes.put("relit", (face, random) -> relit(face));
        changes.put("enlarged, JPEG 0.5", (face, random) -> compressed(Resize.to(face, 96, 96), .5f));
        changes.put("JPEG 0.3", (face, random) -> compressed(face, .3f));
        changes.put("moved, JPEG 0.3", (face, random) -> compressed(moved(face, random), .3f));
        return changes;
    }

    /** Arguments: FER-2013, and a key point data set of other photos. */
    public static void main(String[] arguments) {
        ExpressionDataset data = Datasets.expressions(List.of(Path.of(arguments[0])), LoadOptions.defaults());
        int[] training = Splits.named(data, "train");
        Random random = new Random(7);
        changes().forEach((name, change) -> {
            List<ExpressionDataset.Row> rows = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                ExpressionDataset.Row row = data.row(training[random.nextInt(training.length)]);
                GrayImage changed = change.apply(row.image(), random);
                rows.add(new ExpressionDataset.Row(changed, row.expression(), Optional.empty(), name, "", ""));
            }
            ExpressionDataset planted = new ExpressionDataset(name, rows, BadRows.NONE);
            List<LeakAudit.Leak> leaks = LeakAudit.of(
                    data, training, planted, IntStream.range(0, EACH).toArray());
            System.out.printf("%-20s %d of %d found%n", name, leaks.size(), EACH);
        });
        KeypointDataset others = Datasets.keypoints(List.of(Path.of(arguments[1])), LoadOptions.defaults());
        int[] all = IntStream.range(0, others.size()).toArray();
        int taken = LeakAudit.of(data, training, others, all).size();
        System.out.printf("%-20s %d of %d taken for copies%n", others.name(), taken, others.size());
    }

    private static GrayImage moved(GrayImage face, Random random) {
        int dx = random.nextInt(2 * REACH + 1) - REACH;
        int dy = random.nextInt(2 * REACH + 1) - REACH;
        byte[] pixels = new byte[face.width() * face.height()];
        for (int i = 0; i < pixels.length; i++) {
            int x = Math.min(face.width() - 1, Math.max(0, i % face.width() - dx));
            int y = Math.min(face.height() - 1, Math.max(0, i / face.width() - dy));
            pixels[i] = (byte) face.at(x, y);
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    private static GrayImage mirrored(GrayImage face) {
        byte[] pixels = new byte[face.width() * face.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) face.at(face.width() - 1 - i % face.width(), i / face.width());
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    private static GrayImage relit(GrayImage face) {
        byte[] pixels = face.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(.8 * 255 * Math.pow((pixels[i] & 0xff) / 255.0, 1.4));
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    private static GrayImage compressed(GrayImage face, float quality) {
        try {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writer.setOutput(ImageIO.createImageOutputStream(bytes));
            writer.write(null, new IIOImage(Luma.picture(face), null, null), how);
            writer.dispose();
            BufferedImage again = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            return Luma.gray(again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
