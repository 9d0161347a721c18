package dev.mien;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files atomically: to a temporary file in the same folder, which is flushed to disk and then renamed. */
public final class WholeFile {
    private static final String PART = ".part-";

    private WholeFile() {}

    /** Whether this is the temporary file of a write in progress, or of one whose process was killed. */
    public static boolean isPart(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(PART);
    }

    /** Writes the content to a temporary path; if it throws, the old file remains as it was. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Writes a file atomically; missing folders are created.
     *
     * @throws IOException when the writer or the rename fails; names {@code file}, and the temporary file is deleted
     */
    public static void write(Path file, Writer writer) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + ": a folder, expected a file name");
        }
        Files.createDirectories(folder);
        // Not one of the JDK's temporary files, which only their owner may read. The extension stays at the end, since
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

    /**
     * Writes these bytes as the content of the file.
     *
     * @throws IOException as for any {@link Writer}
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, temporary -> Files.write(temporary, bytes));
    }

    /**
     * Writes this text in UTF-8 as the content of the file.
     *
     * @throws IOException as for any {@link Writer}
     */
    public static void write(Path file, String text) throws IOException {
        write(file, temporary -> Files.writeString(temporary, text));
    }
}
