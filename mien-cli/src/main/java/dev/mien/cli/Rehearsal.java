package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Reads the faces of a picture as {@code mien predict} does, in a JVM that records the loaded classes. {@code bin/mien}
 * runs it to create its class data archive.
 */
final class Rehearsal {
    /** The example picture of the page of {@code mien serve}. */
    private static final String PICTURE = "dev/mien/serve/page/example.jpg";

    /** The sides of a picture that is decoded by the native library, in pixels. */
    private static final int LARGE = 1024;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("mien-rehearsal-");
        int code;
        try (InputStream picture = Main.class.getClassLoader().getResourceAsStream(PICTURE)) {
            Path file = folder.resolve("example.jpg");
            Files.write(file, requireNonNull(picture).readAllBytes());
            Path large = folder.resolve("large.jpg"); // is decoded by other classes
            ImageIO.write(new BufferedImage(LARGE, LARGE, BufferedImage.TYPE_BYTE_GRAY), "jpeg", large.toFile());
            code = Main.run("predict", file.toString(), large.toString());
            Files.delete(file);
            Files.delete(large);
        } finally {
            Files.deleteIfExists(folder);
        }
        System.exit(code);
    }
}
