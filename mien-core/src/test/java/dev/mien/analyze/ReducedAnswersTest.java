package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mien.Face;
import dev.mien.detect.Overlaps;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a JPEG that is decoded no larger than needed, against the whole one, on real photos. */
class ReducedAnswersTest {
    private static final Path PHOTOS = Path.of("../../shared/data/scenes/helen");
    private static final int COUNT = 24;

    /** A face whose score lies at the threshold may be found in one of the two alone. */
    private static final double FOUND_IN_ONE = .03;

    private static byte[] enlarged(Path file, double megapixels) throws IOException {
        BufferedImage photo = PictureFiles.read(file);
        double scale = Math.sqrt(megapixels * 1e6 / photo.getWidth() / photo.getHeight());
        BufferedImage large = new BufferedImage(
                (int) (photo.getWidth() * scale), (int) (photo.getHeight() * scale), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = large.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(photo, 0, 0, large.getWidth(), large.getHeight(), null);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(large, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.3, 12})
    void answersAreThoseOfTheWholePicture(double megapixels) throws IOException {
        assumeTrue(Files.isDirectory(PHOTOS), "no " + PHOTOS);
        List<Double> pixels = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        int faces = 0;
        int alone = 0;
        try (FaceAnalyzer analyzer = FaceAnalyzer.create()) {
            for (Path file : PictureFiles.list(PHOTOS).subList(0, COUNT)) {
                Picture jpeg = Picture.of(enlarged(file, megapixels), file.toString());
                List<Face> reduced = analyzer.analyze(jpeg);
                List<Face> whole = analyzer.analyze(Picture.of(jpeg.colors()));
                faces += whole.size();
                alone += reduced.size();
                for (Face face : whole) {
                    Optional<Face> other = same(face, reduced);
                    other.ifPresent(found -> compare(found, face, pixels, probabilities));
                    alone += other.isPresent() ? -1 : 1;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f megapixels: %d points, %d of %d faces in one alone, median %.3f pixels of the crop; median %.5f of probability%n",
                megapixels,
                pixels.size(),
                alone,
                faces,
                median(pixels),
                median(probabilities));
        assertThat((double) alone / faces).isLessThan(FOUND_IN_ONE);
        assertThat(median(pixels)).isLessThan(.1);
        assertThat(median(probabilities)).isLessThan(.002);
    }

    private static Optional<Face> same(Face face, List<Face> among) {
        return among.stream()
                .filter(other -> Overlaps.intersectionOverUnion(face.box(), other.box()) > .7)
                .findFirst();
    }

    private static void compare(Face reduced, Face whole, List<Double> pixels, List<Double> probabilities) {
        float[] a = reduced.keypoints().orElseThrow().toArray();
        float[] b = whole.keypoints().orElseThrow().toArray();
        double scale = 96 / (1.18 * whole.box().side());
        for (int i = 0; i < a.length; i += 2) {
            pixels.add(scale * Math.hypot(a[i] - b[i], a[i + 1] - b[i + 1]));
        }
        float[] c = reduced.expression().orElseThrow().probabilities();
        float[] d = whole.expression().orElseThrow().probabilities();
        for (int i = 0; i < c.length; i++) {
            probabilities.add((double) Math.abs(c[i] - d[i]));
        }
    }
}
