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
import java.util.function.Supplier;

/**
 * Unpacks ONNX Runtime's native libraries into a temporary folder that is deleted when the process ends. By itself the
 * runtime (1.29) leaves an empty folder behind each time, since it requests the deletion of the folder before that of
 * its files; on Windows, where a loaded library cannot be deleted, it leaves the libraries, too.
 */
final class OnnxLibraries {
    /** The runtime's system property for the folder of its libraries. */
    private static final String PLACE = "onnxruntime.native.path";

    private static final String FOLDER = "mien-onnxruntime-";
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    /** Older folders were left by processes that could not delete them. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(OnnxLibraries.class.getName());

    private OnnxLibraries() {}

    /**
     * Starts the runtime with the unpacked libraries, unless the user has set their folder. If they cannot be unpacked,
     * the runtime tries by itself and reports the reason.
     *
     * <p>The property is set for the start only. In a server that loads a program anew, or several programs with a
     * class loader each, it would lead the next runtime to the same files, which Java loads for one class loader only.
     *
     * @param start makes the first use of the runtime
     */
    @SuppressWarnings("SynchronizeOnString") // a constant is one object for all class loaders, as the property is
    static <T> T first(Supplier<T> start) {
        synchronized (PLACE) {
            if (System.getProperty(PLACE) != null) {
                return start.get();
            }
            try {
                unpack();
                return start.get();
            } finally {
                System.clearProperty(PLACE);
            }
        }
    }

    private static void unpack() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            clearAway(temporary);
            Path folder = Files.createTempDirectory(temporary, FOLDER);
            folder.toFile().deleteOnExit(); // after the files: the last one registered is deleted first
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

    /** The runtime's name of this operating system and processor. */
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

    /**
     * Deletes a folder that is older than the limit with its files, as far as they belong to the user and no process
     * uses them.
     */
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
