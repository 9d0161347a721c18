package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the faces of one picture as {@code mien predict} does, for a JVM that writes down which classes it loaded. {@code bin/mien} runs it
 * where it has no archive of them yet.
 */
final class Rehearsal {
    /** The picture that the page of {@code mien serve} shows. */
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
