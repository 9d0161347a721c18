package dev.mien.bench;

import dev.mien.image.PictureFiles;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Enlarges photos to the size of camera pictures and writes JPEG files of typical quality. */
final class LargePhotos {
    private static final float QUALITY = .92f;

    private LargePhotos() {}

    /** Arguments: a folder of photos, the folder to write to, how many, megapixels. */
    public static void main(String[] arguments) throws IOException {
        List<Path> files = PictureFiles.list(Path.of(arguments[0]));
        Path out = Files.createDirectories(Path.of(arguments[1]));
        int count = Math.min(Integer.parseInt(arguments[2]), files.size());
        for (int i = 0; i < count; i++) {
            Path file = files.get((int) ((long) i * files.size() / count));
            write(enlarged(file, Double.parseDouble(arguments[3]) * 1e6), out.resolve(i + ".jpg"));
        }
    }

    private static BufferedImage enlarged(Path file, double pixels) {
        BufferedImage photo = PictureFiles.read(file);
        double scale = Math.sqrt(pixels / photo.getWidth() / photo.getHeight());
        return ScaledPhoto.of(photo, scale, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(QUALITY);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
    }
}
