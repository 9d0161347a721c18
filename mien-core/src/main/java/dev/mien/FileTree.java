package dev.mien;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a folder and its subfolders. Links are followed; a folder that is reachable in several ways, such as by
 * a link to a parent folder, is visited once. Entries that cannot be read do not affect the others.
 *
 * @param files all that are not hidden, sorted by path in the same way on every system
 * @param hidden files and folders that are ignored: their names begin with a dot, or an operating system or network
 *     drive creates them for its own use
 * @param unreadable an error for each entry that cannot be read
 */
public record FileTree(List<Path> files, List<Path> hidden, List<UserError> unreadable) {
    private static final Set<String> OF_SYSTEMS = Set.of(
            "__macosx",
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            "$recycle.bin",
            "system volume information",
            "@eadir",
            "#recycle",
            "icon\r");

    public FileTree {
        files = List.copyOf(files);
        hidden = List.copyOf(hidden);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Lists a folder, or the folder that a link points to.
     *
     * @throws UserError when it is not a folder
     */
    public static FileTree of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("not a folder", folder.toString(), "give a folder");
        }
        Walk walk = new Walk(folder);
        walk.folders.add(folder);
        while (!walk.folders.isEmpty() || !walk.links.isEmpty()) { // what lies there itself comes before links to it
            List<Path> next = walk.folders.isEmpty() ? walk.links : walk.folders;
            walk.list(next.remove(next.size() - 1));
        }
        walk.files.sort(byPath(folder));
        walk.hidden.sort(byPath(folder));
        return new FileTree(walk.files, walk.hidden, walk.unreadable);
    }

    /** The order of files in a folder: by their paths in it, the same on all systems. */
    public static Comparator<Path> byPath(Path folder) {
        return Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    private static boolean isHidden(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The state of a walk: what was found, and what remains to be listed. */
    private static final class Walk {
        private final List<Path> files = new ArrayList<>();
        private final List<Path> hidden = new ArrayList<>();
        private final List<UserError> unreadable = new ArrayList<>();
        private final List<Path> folders = new ArrayList<>();
        private final List<Path> links = new ArrayList<>();
        private final Set<Path> walked = new HashSet<>();
        private final Path root;

        Walk(Path root) {
            this.root = root;
        }

        void list(Path folder) {
            try {
                if (!walked.add(folder.toRealPath())) {
                    return;
                }
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                    entries.forEach(this::take);
                }
            } catch (IOException e) {
                failed(folder, e);
            } catch (DirectoryIteratorException e) {
                failed(folder, new IOException(e));
            }
        }

        private void failed(Path folder, IOException e) {
            String what = folder.equals(root) ? "" : ", the rest was read";
            unreadable.add(new UserError(
                    "this folder cannot be listed (" + FileProblem.words(e) + ")" + what,
                    folder.toString(),
                    "check its permissions",
                    e));
        }

        private void take(Path entry) {
            if (isHidden(entry)) {
                hidden.add(entry);
            } else if (Files.isRegularFile(entry)) {
                files.add(entry);
            } else if (Files.isDirectory(entry)) {
                (Files.isSymbolicLink(entry) ? links : folders).add(entry);
            } else if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
                unreadable.add(new UserError(
                        "a link to a file that is not there", entry.toString(), "mend the link or remove it"));
            } else {
                unreadable.add(new UserError(
                        "neither a file nor a folder, or no permission to look at it",
                        entry.toString(),
                        "take it out"));
            }
        }
    }
}
