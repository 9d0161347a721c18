package dev.mien.model;

import dev.mien.FileProblem;
import dev.mien.ModelError;
import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a model comes from: a file, or one that ships with the library.
 *
 * <p>The shipped models are resources of the artifact {@code mien-models}, which has its own licence. It may be left
 * off the class path if all models are files.
 */
public final class ModelOrigin {
    private static final String SHIPPED = "dev/mien/models/";

    /** A model may take this fraction of the heap (a third), since it is first read into Java's memory. */
    private static final int SHARE_OF_HEAP = 3;

    // Every ONNX file opens with the field ir_version: this tag and a small number.
    private static final int IR_VERSION_TAG = 0x08;

    private final String name;
    private final Optional<Path> file; // empty for a shipped one

    private ModelOrigin(String name, Optional<Path> file) {
        this.name = name;
        this.file = file;
    }

    /** A model file, as {@code mien train} and {@code mien export} write it. */
    public static ModelOrigin file(Path file) {
        return new ModelOrigin(file.toString(), Optional.of(file));
    }

    /** The model for that task in {@code mien-models}; see its model card for what it can and cannot do. */
    public static ModelOrigin shipped(Task task) {
        return new ModelOrigin(task.label(), Optional.empty());
    }

    /**
     * The file's path as it was given, or the name of a shipped model: {@code keypoints}, {@code expression} or
     * {@code detector}.
     */
    public String name() {
        return name;
    }

    /** The file; empty for a shipped model. */
    public Optional<Path> path() {
        return file;
    }

    /**
     * Reads the bytes of the model file.
     *
     * @throws UserError when the file is missing, unreadable or not an ONNX file, or {@code mien-models} is missing
     */
    public byte[] read() {
        byte[] bytes;
        try {
            bytes = file.isPresent() ? readFile(file.get()) : readShipped();
        } catch (IOException e) {
            throw new ModelError("cannot be read (" + FileProblem.words(e) + ")", name, ModelFileErrors.REMEDY, e);
        }
        if (bytes.length == 0) {
            throw ModelFileErrors.error(name, "an empty file");
        }
        if (bytes[0] != IR_VERSION_TAG) {
            throw ModelFileErrors.error(name, "not an ONNX file");
        }
        return bytes;
    }

    private byte[] readFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw ModelFileErrors.error(name, "a folder, expected a model file");
        }
        if (!Files.exists(path)) {
            throw ModelFileErrors.error(name, "no such file");
        }
        if (!Files.isRegularFile(path)) { // a pipe or a device may never end
            throw ModelFileErrors.error(name, "not a regular file");
        }
        int maxBytes =
                (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        if (Files.size(path) > maxBytes) {
            throw tooLarge(maxBytes);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) { // it grows while it is read
                throw tooLarge(maxBytes);
            }
            return bytes;
        }
    }

    private UserError tooLarge(int maxBytes) {
        return new ModelError(
                "a file of more than " + maxBytes + " bytes, a third of the memory that Java may take",
                name,
                "check that it is a model, or give Java more memory (-Xmx)");
    }

    private byte[] readShipped() throws IOException {
        // By the class loader, not the class: the files are another module's.
        try (InputStream in = ModelOrigin.class.getClassLoader().getResourceAsStream(SHIPPED + name + ".onnx")) {
            if (in == null) {
                throw new ModelError(
                        "no models ship here: dev.mien:mien-models is not on the class path",
                        name,
                        "add it, or name a model file of your own");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
