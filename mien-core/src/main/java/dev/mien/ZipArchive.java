package dev.mien;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Opens zip archives as file systems, so that they can be read without unpacking them. */
public final class ZipArchive {
    private static final String DAMAGED = "a damaged archive, or none";
    private static final String GET_AGAIN = "get the file again";

    /**
     * The encoding of names that are not UTF-8, as archives packed on Windows may have: the one that the zip format
     * specifies.
     */
    private static final Map<String, String> OLD_NAMES = Map.of("encoding", "IBM437");

    private ZipArchive() {}

    /**
     * Opens an archive; the caller closes it. Names that are not UTF-8 are read as IBM437, which the zip format
     * specifies.
     *
     * @throws UserError when it is not a zip archive, damaged, or contains a name that points outside of it or cannot be
     *     that of a file
     */
    public static FileSystem open(Path file) {
        Closer closer = new Closer();
        try {
            FileSystem archive = closer.add(opened(file));
            requireNames(archive, file);
            return archive;
        } catch (UserError e) {
            throw closer.closedAfter(e);
        }
    }

    /** Refuses names with a zero byte, which the file system lists although it accepts no paths with them. */
    private static void requireNames(FileSystem archive, Path file) {
        try (Stream<Path> entries = Files.walk(archive.getPath("/"))) {
            if (entries.anyMatch(entry -> entry.toString().indexOf('\0') >= 0)) {
                throw new UserError("an archive with a name that contains a zero byte", file.toString(), GET_AGAIN);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(DAMAGED, file.toString(), GET_AGAIN, e);
        }
    }

    private static FileSystem opened(Path file) {
        try {
            return FileSystems.newFileSystem(file, (ClassLoader) null);
        } catch (IllegalArgumentException e) {
            return openOld(file, e);
        } catch (IOException | ProviderNotFoundException e) {
            String problem = String.valueOf(e.getMessage());
            if (e instanceof ZipException && problem.contains("'.' or '..'")) {
                throw new UserError(
                        "an archive with a name that leads out of it",
                        file.toString(),
                        "unpack it with care, and pack it again",
                        e);
            }
            if (problem.contains("bad entry name")) {
                return openOld(file, e);
            }
            throw new UserError(DAMAGED, file.toString(), GET_AGAIN, e);
        }
    }

    private static FileSystem openOld(Path file, Exception first) {
        try {
            return FileSystems.newFileSystem(file, OLD_NAMES);
        } catch (IOException | RuntimeException e) {
            first.addSuppressed(e);
            throw new UserError(DAMAGED, file.toString(), GET_AGAIN, first);
        }
    }
}
