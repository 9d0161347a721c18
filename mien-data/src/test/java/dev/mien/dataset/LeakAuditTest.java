package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.dataset.LeakAudit.Kind;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Resize;
import dev.mien.synthetic.SyntheticFaces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

class LeakAuditTest {
    private static final int FACES = 60;

    private final ExpressionDataset faces = SyntheticFaces.expressions(FACES, LabelSet.SEVEN, 5);
    private final int[] training = IntStream.range(0, FACES / 2).toArray();

    private List<Leak> leaksOf(UnaryOperator<GrayImage> change) {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int row = 0; row < FACES / 2; row++) {
            ExpressionDataset.Row old = faces.row(row);
            rows.add(new ExpressionDataset.Row(
                    change.apply(old.image()), old.expression(), Optional.empty(), "changed:" + row, "", ""));
        }
        ExpressionDataset changed = new ExpressionDataset("changed", rows, BadRows.NONE);
        return LeakAudit.of(
                faces, training, changed, IntStream.range(0, rows.size()).toArray());
    }

    private static void assertEachIsFound(List<Leak> leaks, Kind kind) {
        assertThat(leaks).hasSize(FACES / 2).allMatch(leak -> leak.kind() == kind && leak.row() == leak.known());
    }

    @Test
    void copiesAreExact() {
        assertEachIsFound(
                leaksOf(face ->
                        new GrayImage(face.width(), face.height(), face.pixels().clone())),
                Kind.EXACT);
    }

    @Test
    void movedCopiesAreFound() {
        assertEachIsFound(leaksOf(face -> moved(face, 6, -8)), Kind.NEAR); // 3 and 4 of 48 pixels
    }

    @Test
    void mirroredCopiesAreFound() {
        assertEachIsFound(leaksOf(LeakAuditTest::mirrored), Kind.MIRRORED);
        assertEachIsFound(leaksOf(face -> moved(mirrored(face), -4, 2)), Kind.MIRRORED);
    }

    @Test
    void copiesCompressedAgainAreFound() {
        assertEachIsFound(leaksOf(face -> compressed(face, .3f)), Kind.NEAR);
    }

    @Test
    void smallerAndDarkerCopiesAreFound() {
        assertEachIsFound(leaksOf(face -> darker(Resize.to(face, 48, 48))), Kind.NEAR);
    }

    @Test
    void otherFacesAreNoLeaks() {
        int[] others = IntStream.range(FACES / 2, FACES).toArray();
        assertThat(LeakAudit.of(faces, training, others)).isEmpty();
    }

    @Test
    void facesThatShowNothingAreOnlyCopiesOfTheVerySame() {
        assertThat(leaksOf(face -> new GrayImage(48, 48, new byte[48 * 48]))).isEmpty();
    }

    private static GrayImage moved(GrayImage face, int dx, int dy) {
        byte[] pixels = new byte[face.width() * face.height()];
        for (int y = 0; y < face.height(); y++) {
            for (int x = 0; x < face.width(); x++) {
                int fromX = Math.min(face.width() - 1, Math.max(0, x - dx));
                int fromY = Math.min(face.height() - 1, Math.max(0, y - dy));
                pixels[y * face.width() + x] = (byte) face.at(fromX, fromY);
            }
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

    private static GrayImage darker(GrayImage face) {
        byte[] pixels = face.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (.7 * (pixels[i] & 0xff));
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
            byte[] pixels = new byte[face.width() * face.height()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) again.getRaster().getSample(i % face.width(), i / face.width(), 0);
            }
            return new GrayImage(face.width(), face.height(), pixels);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
