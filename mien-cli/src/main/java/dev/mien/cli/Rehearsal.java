package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the faces of a picture as {@code mien predict} does, in a JVM that records the loaded classes. {@code bin/mien}
 * runs it to create its class data archive.
 */
final class Rehearsal {
    /** The example picture of the page of {@code mien serve}. */
    private static final String PICTURE = "dev/mien/serve/page/example.jpg";

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("mien-rehearsal-");
        int code;
        try (InputStream picture = Main.class.getClassLoader().getResourceAsStream(PICTURE)) {
            Path file = folder.resolve("example.jpg");
            Files.write(file, requireNonNull(picture).readAllBytes());
            code = Main.run("predict", file.toString());
            Files.delete(file);
        } finally {
            Files.deleteIfExists(folder);
        }
        System.exit(code);
    }
}
