package dev.mien.spark;

import dev.mien.LabelSet;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.synthetic.SyntheticFace;
import dev.mien.synthetic.SyntheticFaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import javax.imageio.ImageIO;

/** Synthetic faces in the forms in which users have pictures. */
final class SparkSamples {
    private SparkSamples() {}

    static List<SyntheticFace> faces(int count) {
        return SyntheticFaces.faces(count, LabelSet.SEVEN, 7);
    }

    /** A photo of faces side by side, with room around them. */
    static BufferedImage photo(List<SyntheticFace> faces) {
        BufferedImage photo = new BufferedImage(60 + 190 * faces.size(), 260, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = photo.createGraphics();
        canvas.setColor(new Color(150, 160, 170));
        canvas.fillRect(0, 0, photo.getWidth(), photo.getHeight());
        for (int i = 0; i < faces.size(); i++) {
            canvas.drawImage(Luma.picture(faces.get(i).image()), 60 + 190 * i, 60, 140, 140, null);
        }
        canvas.dispose();
        return photo;
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] png(SyntheticFace face) {
        return png(Luma.picture(face.image()));
    }

    /** A folder of faces, {@code 0.png} and so on, among them a cut-off file and one of text. */
    static void folder(Path folder, List<SyntheticFace> faces) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < faces.size(); i++) {
            Files.write(folder.resolve(i + ".png"), png(faces.get(i)));
        }
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(png(faces.get(0)), 300));
        Files.writeString(folder.resolve("text.png"), "no picture");
    }

    static String pixels(GrayImage image) {
        StringJoiner text = new StringJoiner(" ");
        for (byte pixel : image.pixels()) {
            text.add(Integer.toString(pixel & 0xff));
        }
        return text.toString();
    }
}
