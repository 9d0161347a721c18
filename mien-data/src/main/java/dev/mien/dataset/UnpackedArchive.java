package dev.mien.dataset;

import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks a nested zip archive to a temporary file, up to a size limit. */
final class UnpackedArchive {
    /** The size limit in bytes; the largest nested archive from Kaggle has 60 MB. */
    private static final long LIMIT = 2L << 30;

    private UnpackedArchive() {}

    /**
     * Unpacks the archive; the caller deletes the file.
     *
     * @throws UserError when it is larger than 2 GiB
     */
    static Path of(Path archive) throws IOException {
        return of(archive, LIMIT);
    }

    static Path of(Path archive, long limit) throws IOException {
        Path file = Files.createTempFile("mien-", ".zip");
        boolean whole = false;
        try (InputStream in = Files.newInputStream(archive);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new UserError(
                            "an archive within an archive, of more than " + (limit >> 20) + " MB",
                            archive.toString(),
                            "unpack the outer one and give this");
                }
                out.write(buffer, 0, read);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return file;
    }
}
