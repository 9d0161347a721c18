package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models in a folder with the layout of TensorFlow Serving: {@code NAME/VERSION/model.onnx}. As there, a version is an
 * integer of at least 0, leading zeros are ignored, and the folder of a version without a model file is a version that
 * cannot be loaded.
 */
final class FolderSource implements ModelSource {
    static final String FILE = "model.onnx";

    private static final Logger log = LoggerFactory.getLogger(FolderSource.class);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Comparator<Path> SHORTEST_FIRST =
            Comparator.<Path>comparingInt(path -> name(path).length()).thenComparing(FolderSource::name);

    private final Path folder;
    private final Set<Path> leftOut = new HashSet<>(); // each is logged once

    private FolderSource(Path folder) {
        this.folder = folder;
    }

    static FolderSource of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("not a folder", folder.toString(), "give a folder that holds NAME/1/" + FILE);
        }
        return new FolderSource(folder);
    }

    /** @throws UncheckedIOException when a folder cannot be listed, for example because it was just deleted */
    @Override
    public Map<ModelKey, ModelContent> find() {
        Map<ModelKey, ModelContent> found = new LinkedHashMap<>();
        for (Path model : folders(folder)) {
            if (!ModelKey.isName(name(model))) {
                leaveOut(model, "not a model's name");
                continue;
            }
            for (Path version : folders(model)) {
                if (!VERSION.matcher(name(version)).matches()) {
                    leaveOut(version, "not a version's number");
                } else if (found.putIfAbsent(new ModelKey(name(model), Long.parseLong(name(version))), content(version))
                        != null) {
                    leaveOut(version, "the same version as another folder");
                }
            }
        }
        return found;
    }

    private void leaveOut(Path path, String why) {
        if (leftOut.add(path)) {
            log.warn("{}: {}, left out", path, why);
        }
    }

    private static ModelContent content(Path version) {
        return new ModelContent(ModelOrigin.file(version.resolve(FILE)));
    }

    /** The subfolders that are not hidden. */
    private static List<Path> folders(Path parent) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, FolderSource::isFolder)) {
            entries.forEach(folders::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folders.sort(SHORTEST_FIRST);
        return folders;
    }

    private static boolean isFolder(Path path) {
        return !name(path).startsWith(".") && Files.isDirectory(path);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
