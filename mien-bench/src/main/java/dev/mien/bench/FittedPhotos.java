package dev.mien.bench;

import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Resizes photos with exactly one face to fit into 640x480 and writes PNG files, so that all contenders read the same
 * pixels.
 */
final class FittedPhotos {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private FittedPhotos() {}

    /** Arguments: a folder of photos, the folder to write to, how many. */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        int written = 0;
        try (FaceDetector detector = FaceDetector.create("mien", DetectorOptions.defaults())) {
            for (Path file : PictureFiles.list(Path.of(arguments[0]))) {
                if (written == count) {
                    break;
                }
                BufferedImage photo = fitted(PictureFiles.read(file));
                if (detector.detect(Picture.of(photo)).size() == 1) {
                    ImageIO.write(photo, "png", out.resolve(written + ".png").toFile());
                    written++;
                }
            }
        }
    }

    private static BufferedImage fitted(BufferedImage photo) {
        double scale = Math.min((double) WIDTH / photo.getWidth(), (double) HEIGHT / photo.getHeight());
        return ScaledPhoto.of(photo, scale, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
}
