package dev.mien.cli;

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
 * A table's file while it grows: beside its place under a name of its own, so that an older table stays until this one is put in
 * place, and what was written so far lies there whatever happens to the machine.
 */
final class RowsFile {
    private final Path target;
    private final Path growing;

    /**
     * Begins a file; missing folders are made.
     *
     * @param target as the user has it, for messages
     */
    RowsFile(Path target) throws IOException {
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

    /** The failure of writing to it, by the name that it will have. */
    IOException named(IOException failure) {
        return FileProblem.at(target, growing, failure);
    }

    /** Where to write to. */
    Path growing() {
        return growing;
    }

    /** Puts what was written in its place, flushed to the disk. */
    void keep() throws IOException {
        try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes it away; the older table stays. */
    void drop() throws IOException {
        Files.deleteIfExists(growing);
    }
}
