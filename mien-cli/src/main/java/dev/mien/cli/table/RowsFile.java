package dev.mien.cli.table;

import dev.mien.FileProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The file of a table in progress: a temporary file beside the target, so that an existing table remains until this one
 * is complete, and that rows written so far survive a crash.
 */
public final class RowsFile {
    private final Path target;
    private final Path growing;

    /**
     * Creates the file; missing folders are created.
     *
     * @param target the target as the user gave it, for messages
     */
    public RowsFile(Path target) throws IOException {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(target + ": a folder, expected a file name");
        }
        String name = folder.relativize(target.toAbsolutePath()).toString();
        int dot = name.lastIndexOf('.');
        String part = ".part-" + UUID.randomUUID().toString().substring(0, 8);
        this.growing = folder.resolve(name.substring(0, dot) + part + name.substring(dot));
        try {
            Files.createDirectories(folder);
            Files.createFile(growing);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** The same failure with the name of the target. */
    public IOException named(IOException failure) {
        return FileProblem.at(target, growing, failure);
    }

    /** The temporary file. */
    public Path growing() {
        return growing;
    }

    /**
     * Flushes the file to disk and moves it to the target; an empty one, whose header did not fit on the disk, is deleted.
     *
     * @return whether it was moved
     */
    public boolean keep() throws IOException {
        if (Files.size(growing) == 0) {
            return drop();
        }
        try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    /**
     * Deletes the file; an existing table remains.
     *
     * @return false
     */
    public boolean drop() throws IOException {
        Files.deleteIfExists(growing);
        return false;
    }
}
