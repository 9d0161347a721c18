package dev.mien.serve.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells one content of a file from the next without reading it.
 *
 * @param identity the file's own key on its disk, as text: another file of the same name has another
 */
record FileStamp(long bytes, FileTime modified, String identity) {
    /** A model that ships with the library, which never changes. */
    static final FileStamp SHIPPED = new FileStamp(0, FileTime.fromMillis(0), "shipped");

    /** No file at all. */
    static final FileStamp NONE = new FileStamp(-1, FileTime.fromMillis(0), "");

    /** The file's stamp now, or {@link #NONE}. */
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return NONE;
        }
    }
}
