package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Models in a folder laid out as for TensorFlow Serving: {@code NAME/VERSION/model.onnx}. */
record FolderSource(Path folder) implements ModelSource {
    static final String FILE = "model.onnx";

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    static FolderSource of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("not a folder", folder.toString(), "give a folder that holds NAME/1/" + FILE);
        }
        return new FolderSource(folder);
    }

    /** @throws UncheckedIOException when a folder cannot be listed, also since it has just gone */
    @Override
    public Map<ModelKey, ModelContent> find() {
        Map<ModelKey, ModelContent> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> models = Files.newDirectoryStream(folder, FolderSource::isModel)) {
            for (Path model : models) {
                try (DirectoryStream<Path> versions = Files.newDirectoryStream(model, FolderSource::isVersion)) {
                    versions.forEach(version ->
                            found.put(new ModelKey(name(model), Long.parseLong(name(version))), content(version)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static ModelContent content(Path version) {
        return new ModelContent(ModelOrigin.file(version.resolve(FILE)));
    }

    private static boolean isModel(Path path) {
        return ModelKey.isName(name(path)) && Files.isDirectory(path);
    }

    private static boolean isVersion(Path path) {
        return VERSION.matcher(name(path)).matches() && Files.exists(path.resolve(FILE));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
