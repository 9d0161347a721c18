package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileTreeTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("b.jpg", "a/2.jpg", "a/1.jpg", "a.b/x.jpg")) {
            Path file = folder.resolve("real").resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private static List<String> names(Path root, List<Path> files) {
        return files.stream()
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void allFilesComeSortedByPath() {
        Path root = folder.resolve("real");
        assertThat(names(root, FileTree.of(root).files())).containsExactly("a.b/x.jpg", "a/1.jpg", "a/2.jpg", "b.jpg");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        assertThat(names(link, FileTree.of(link).files())).contains("a/1.jpg", "b.jpg");
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Files.createSymbolicLink(mixed.resolve("sub"), folder.resolve("real/a"));
        Files.createSymbolicLink(mixed.resolve("file.jpg"), folder.resolve("real/b.jpg"));
        assertThat(names(mixed, FileTree.of(mixed).files())).containsExactly("file.jpg", "sub/1.jpg", "sub/2.jpg");
    }

    @Test
    void loopsEndAndFilesComeOnce() throws IOException {
        Path root = folder.resolve("real");
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Files.createSymbolicLink(root.resolve("0"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        FileTree tree = FileTree.of(root);
        assertThat(names(root, tree.files())).containsExactly("a.b/x.jpg", "a/1.jpg", "a/2.jpg", "b.jpg");
        assertThat(tree.unreadable()).hasSize(1).first().asString().contains("self");
    }

    @Test
    void hiddenFilesAndThoseOfSystemsAreSaidApart() throws IOException {
        Path root = folder.resolve("real");
        Files.createFile(root.resolve(".hidden.jpg"));
        Files.createDirectory(root.resolve("__MACOSX"));
        Files.createFile(root.resolve("__MACOSX/b.jpg"));
        Files.createFile(root.resolve("a/Thumbs.db"));
        FileTree tree = FileTree.of(root);
        assertThat(names(root, tree.files())).hasSize(4);
        assertThat(names(root, tree.hidden())).containsExactly(".hidden.jpg", "__MACOSX", "a/Thumbs.db");
    }

    @Test
    void aFolderThatCannotBeListedLeavesTheRest() throws IOException {
        Path closed = folder.resolve("real/a");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "whoever runs this may read everything");
            FileTree tree = FileTree.of(folder.resolve("real"));
            assertThat(tree.files()).hasSize(2);
            assertThat(tree.unreadable()).hasSize(1);
            assertThat(tree.unreadable().get(0))
                    .hasMessageContaining("real/a: this folder cannot be listed (permission denied)");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void brokenLinksAreNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("real/broken.jpg"), folder.resolve("none.jpg"));
        assertThat(FileTree.of(folder.resolve("real")).unreadable().get(0))
                .hasMessageContaining("broken.jpg: a link to a file that is not there");
    }

    @Test
    void aFileIsNoFolder() {
        assertThatThrownBy(() -> FileTree.of(folder.resolve("real/b.jpg"))).isInstanceOf(UserError.class);
    }
}
