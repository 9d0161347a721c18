package dev.mien.dataset;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.detect.BoxesFile;
import dev.mien.detect.Detection;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Photos with marked faces and photos without any: what detectors learn from and are scored on. The rows are the photos of
 * the table, sorted by path, and then those of the folder without faces, sorted too.
 *
 * @param name the table's and the folder's names
 * @param photos all rows
 * @param withFaces how many of them, the first ones, show marked faces
 */
public record Scenes(String name, List<Scene> photos, int withFaces) {
    public Scenes {
        photos = List.copyOf(photos);
    }

    /**
     * Reads a table of boxes, whose photos lie beside it, and lists a folder.
     *
     * @param table CSV with the columns {@code image,left,top,right,bottom}; see {@link BoxesFile}
     * @param background photos without a face
     * @throws UserError when the table cannot be read, or a photo of it is missing
     */
    public static Scenes read(Path table, Path background) {
        List<Scene> photos = new ArrayList<>();
        try (BoxesFile boxes = BoxesFile.read(table)) {
            boxes.all().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(photo -> scene(table, photo.getKey(), photo.getValue()))
                    .forEach(photos::add);
        }
        int withFaces = photos.size();
        PictureFiles.list(background).forEach(file -> photos.add(new Scene(file, List.of())));
        return new Scenes(table.getFileName() + "+" + background.getFileName(), photos, withFaces);
    }

    private static Scene scene(Path table, Path image, List<Detection> found) {
        Path file = table.resolveSibling(image);
        if (!Files.exists(file)) {
            throw new UserError("its photo " + file + " is missing", table.toString(), "put the photos beside it");
        }
        return new Scene(file, found.stream().map(Detection::box).toList());
    }

    /** SHA-256 over the photos' files and boxes in row order, as lower-case hex. */
    public String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Scene photo : photos) {
                digest.update(Files.readAllBytes(photo.file()));
                for (Box face : photo.faces()) {
                    digest.update(face.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
