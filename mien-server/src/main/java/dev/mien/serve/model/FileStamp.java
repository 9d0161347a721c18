package dev.mien.serve.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The attributes of a file that reveal a change of its content without reading it.
 *
 * @param bytes the size of the file
 * @param modified the time of the last modification
 * @param identity the file's key in its file system, as text; a new file of the same name has another
 */
record FileStamp(long bytes, FileTime modified, String identity) {
    /** The stamp of a model that ships with the library, which never changes. */
    static final FileStamp SHIPPED = new FileStamp(0, FileTime.fromMillis(0), "shipped");

    /** The stamp of a missing file. */
    static final FileStamp NONE = new FileStamp(-1, FileTime.fromMillis(0), "");

    /** The current stamp of a file, or {@link #NONE}. */
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
