package dev.mien.dataset;

import dev.mien.Closer;
import dev.mien.UserError;
import dev.mien.ZipArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The archives that were opened to read a data file, and the temporary files of nested ones. */
final class MountedArchives implements AutoCloseable {
    private final Closer closer = new Closer();
    private boolean isEmpty = true;

    /** Whether none was opened so far. */
    boolean isEmpty() {
        return isEmpty;
    }

    /**
     * Opens an archive. A nested one is first unpacked to disk, since the JDK would unpack it into memory, whatever its
     * size.
     *
     * @param outer the name of the archive around a nested one, for messages
     * @return its root folder
     * @throws UserError when it is damaged, or a nested one is too large
     */
    Path mount(Path archive, String outer) throws IOException {
        boolean isNested = archive.getFileSystem() != FileSystems.getDefault();
        Path file = isNested ? closer.add(UnpackedArchive.of(archive), MountedArchives::delete) : archive;
        FileSystem system = closer.add(isNested ? openUnpacked(file, outer + archive) : ZipArchive.open(file));
        isEmpty = false;
        return system.getRootDirectories().iterator().next();
    }

    /** Errors name the place that the archive was unpacked from. */
    private static FileSystem openUnpacked(Path file, String place) {
        try {
            return ZipArchive.open(file);
        } catch (UserError e) {
            throw new UserError(e.problem(), place, e.remedy(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            closer.close();
        } catch (RuntimeException e) {
            // They were only read from, or are temporary files, so nothing is lost.
        }
    }
}
