package dev.mien.model;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks ONNX Runtime's native libraries into a temporary folder that is gone when the process has ended. Left to itself the runtime (1.29)
 * leaves an empty folder behind each time, since it asks for the folder's deletion before that of the files in it; on Windows, where a loaded
 * library cannot be deleted, the libraries as well.
 */
final class OnnxLibraries {
    /** The runtime's own property: where its libraries are. */
    private static final String PLACE = "onnxruntime.native.path";

    private static final String FOLDER = "mien-onnxruntime-";
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    /** What is older was left by a process that could not delete it. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(OnnxLibraries.class.getName());

    private OnnxLibraries() {}

    /** Unpacks them, unless the user says where they are; where that fails the runtime tries itself, and says why it cannot. */
    static void unpack() {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            clearAway(temporary);
            Path folder = Files.createTempDirectory(temporary, FOLDER);
            folder.toFile().deleteOnExit(); // after the files: the last asked for goes first
            for (String name : NAMES) {
                unpack(System.mapLibraryName(name), folder);
            }
            System.setProperty(PLACE, folder.toString());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "ONNX Runtime unpacks its libraries itself: " + e);
        }
    }

    private static void unpack(String file, Path folder) throws IOException {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("no " + resource + " on the class path");
            }
            Path unpacked = folder.resolve(file);
            unpacked.toFile().deleteOnExit();
            Files.copy(library, unpacked);
        }
    }

    /** The runtime's name of this system and processor. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
        if (system.startsWith("windows")) {
            return isArm ? "win-arm64" : "win-x64";
        }
        return (system.startsWith("mac") ? "osx-" : "linux-") + (isArm ? "aarch64" : "x64");
    }

    private static void clearAway(Path temporary) throws IOException {
        Instant limit = Instant.now().minus(LEFT_BEHIND);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
            for (Path folder : folders) {
                delete(folder, limit);
            }
        }
    }

    /** Deletes a folder older than that with its files, as far as no process uses them and they are the user's own. */
    private static void delete(Path folder, Instant limit) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (!Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                return;
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "left as it is: " + folder + ": " + e);
        }
    }
}
