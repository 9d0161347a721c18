package dev.mien.dataset;

import dev.mien.Keypoint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small data files in the forms that users have. */
final class Texts {
    private Texts() {}

    /** {@code count} pixels that differ by seed, as a file writes them. */
    static String pixels(int count, int seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf((i * 7 + seed * 13 + (seed + i) * (i % 5)) & 0xff))
                .collect(Collectors.joining(" "));
    }

    /** These pixels, as a file writes them. */
    static String pixels(byte[] pixels) {
        return IntStream.range(0, pixels.length)
                .mapToObj(i -> String.valueOf(pixels[i] & 0xff))
                .collect(Collectors.joining(" "));
    }

    /** A square picture file of one gray, in the format of its name's ending. */
    static Path picture(Path file, int side, int brightness) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < side * side; i++) {
            image.getRaster().setSample(i % side, i / side, 0, brightness);
        }
        String name = file.toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    /** A {@code fer2013.csv} of that many rows of 48x48 with the classes 0..6 in turn. */
    static List<String> fer(int rows) {
        List<String> lines = new ArrayList<>(List.of("emotion,pixels,Usage"));
        for (int i = 0; i < rows; i++) {
            lines.add(i % 7 + "," + pixels(48 * 48, i) + "," + (i % 4 == 0 ? "PublicTest" : "Training"));
        }
        return lines;
    }

    /** A {@code training.csv} of that many rows of 96x96, all points marked, with a {@code Group} for each two rows. */
    static List<String> keypoints(int rows) {
        String coordinates = Keypoint.ALL.stream()
                .flatMap(point -> Stream.of(point.columnX(), point.columnY()))
                .collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>(List.of(coordinates + ",Image,Group"));
        for (int i = 0; i < rows; i++) {
            int row = i;
            String values = IntStream.range(0, 30)
                    .mapToObj(k -> String.format(Locale.ROOT, "%.3f", (k * 3 + row * 1.37) % 96))
                    .collect(Collectors.joining(","));
            lines.add(values + "," + pixels(96 * 96, i) + ",g" + i / 2);
        }
        return lines;
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, bytes(lines));
    }

    static Path gzip(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    /** A zip archive of one file. */
    static Path zip(Path file, String entry, byte[] bytes) throws IOException {
        return zip(file, Map.of(entry, bytes));
    }

    /** A zip archive of several files. */
    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }
}
