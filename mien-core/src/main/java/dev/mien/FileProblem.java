package dev.mien;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes what went wrong with a file in words for users: the JDK's own messages consist of the path alone, or name
 * its classes.
 */
public final class FileProblem {
    private FileProblem() {}

    /**
     * The reason without the file's name: {@code permission denied}, {@code no such file or folder}, {@code no space
     * left on device}; otherwise the message of the root cause.
     */
    public static String words(IOException failure) {
        IOException first = first(failure);
        if (first instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (first instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (first instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (first instanceof CharacterCodingException) {
            return "not text in UTF-8";
        }
        String message = first instanceof FileSystemException at ? at.getReason() : first.getMessage();
        if (message == null || message.isBlank()) {
            return first.getClass().getSimpleName();
        }
        if (message.equals("Not a directory")) {
            return "a part of its path is a file, not a folder";
        }
        return message.startsWith("No space left") || message.startsWith("Read-only")
                ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
                : message;
    }

    /**
     * The same failure under the name by which users know the file, if it names another file or none.
     *
     * @param written the temporary file that was being written in its place
     */
    public static IOException at(Path file, Path written, IOException failure) {
        boolean namesAnother = failure instanceof FileSystemException at
                && at.getFile() != null
                && !at.getFile().equals(written.toString());
        if (namesAnother || failure instanceof ClosedChannelException) {
            return failure;
        }
        FileSystemException named = failure instanceof AccessDeniedException
                ? new AccessDeniedException(file.toString())
                : new FileSystemException(file.toString(), null, words(failure));
        named.initCause(failure);
        return named;
    }

    /** What others only pass on, as writers of pictures and of Parquet do. */
    private static IOException first(IOException failure) {
        IOException first = failure;
        for (Throwable cause = failure; cause != null && !(first instanceof FileSystemException); cause = next(cause)) {
            first = cause instanceof IOException found ? found : first;
        }
        return first;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
