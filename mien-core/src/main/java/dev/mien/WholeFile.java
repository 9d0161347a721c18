package dev.mien;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: to a temporary name beside it, flushed to the disk, then renamed over it. */
public final class WholeFile {
    private static final String PART = ".part-";

    private WholeFile() {}

    /** Whether this is a file in writing, or what a killed process left of one. */
    public static boolean isPart(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(PART);
    }

    /** Writes to the temporary path it is given; what it throws leaves the old file as it was. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Writes {@code file} whole; missing folders are made.
     *
     * @throws IOException when the writer or the rename fails, by the file's own name; the temporary file is gone then
     */
    public static void write(Path file, Writer writer) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + ": a folder, expected a file name");
        }
        Files.createDirectories(folder);
        // Not a "temp file" of the JDK's, which nobody but its owner could read. The suffix stays at the end, since
        // some writers choose the format by it.
        String name = target.getFileName().toString();
        String ending =
                name.substring(Math.max(0, name.lastIndexOf('.'))); // and no more of a name that is long already
        Path temporary = folder.resolve(PART + UUID.randomUUID() + (ending.startsWith(".") ? ending : ""));
        try {
            writer.writeTo(temporary);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw FileProblem.at(file, temporary, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes these bytes as the whole file. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, temporary -> Files.write(temporary, bytes));
    }

    /** Writes this text, in UTF-8, as the whole file. */
    public static void write(Path file, String text) throws IOException {
        write(file, temporary -> Files.writeString(temporary, text));
    }
}
