package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Copies of a face that are not its pixels: what data sets hide them behind. */
final class NearCopies {
    private NearCopies() {}

    /** The face moved to the right and down; its border goes on where it came from. */
    static GrayImage moved(GrayImage face, int dx, int dy) {
        byte[] pixels = new byte[face.width() * face.height()];
        for (int i = 0; i < pixels.length; i++) {
            int x = Math.min(face.width() - 1, Math.max(0, i % face.width() - dx));
            int y = Math.min(face.height() - 1, Math.max(0, i / face.width() - dy));
            pixels[i] = (byte) face.at(x, y);
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    /** The face moved by up to so many pixels each way. */
    static GrayImage moved(GrayImage face, int reach, Random random) {
        return moved(face, random.nextInt(2 * reach + 1) - reach, random.nextInt(2 * reach + 1) - reach);
    }

    static GrayImage mirrored(GrayImage face) {
        byte[] pixels = new byte[face.width() * face.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) face.at(face.width() - 1 - i % face.width(), i / face.width());
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    /** The face darker, its mid-tones more than its lights. */
    static GrayImage relit(GrayImage face) {
        byte[] pixels = face.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(.8 * 255 * Math.pow((pixels[i] & 0xff) / 255.0, 1.4));
        }
        return new GrayImage(face.width(), face.height(), pixels);
    }

    /** The face as a JPEG file of that quality has it, 0..1. */
    static GrayImage compressed(GrayImage face, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(Luma.picture(face), null, null), how);
            out.flush();
            return Luma.gray(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** These faces as a data set. */
    static ExpressionDataset dataset(List<GrayImage> faces) {
        return new ExpressionDataset(
                "changed",
                faces.stream()
                        .map(face ->
                                new ExpressionDataset.Row(face, Expression.HAPPY, Optional.empty(), "changed", "", ""))
                        .toList(),
                BadRows.NONE);
    }
}
