package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Photos with every face marked, and photos without any: what one-pass detectors learn from and are scored on. The rows are the
 * photos of the annotations, sorted by path, and then those of the folder without faces, sorted too.
 *
 * @param name the files' names
 * @param photos all rows
 * @param annotated how many of them, the first ones, are of the annotations
 */
public record FacePhotos(String name, List<FacePhoto> photos, int annotated) {
    public FacePhotos {
        photos = List.copyOf(photos);
    }

    /**
     * Reads annotations, and finds their photos beside them; and lists a folder.
     *
     * @param annotations which faces are in which photos: a table with the columns {@code image, left, top, right, bottom}, WIDER FACE's
     *     own text ({@code .txt}) or COCO's JSON
     * @param background photos without a face, if there are some
     * @throws UserError when the annotations cannot be read, or a photo of them is missing
     */
    public static FacePhotos read(Path annotations, Optional<Path> background) {
        List<FacePhoto> photos = new ArrayList<>();
        FaceAnnotations.read(annotations).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(photo -> new FacePhoto(FaceAnnotations.photo(annotations, photo.getKey()), photo.getValue()))
                .forEach(photos::add);
        int annotated = photos.size();
        background.ifPresent(folder ->
                PictureFiles.list(folder).forEach(file -> photos.add(new FacePhoto(file, List.of()))));
        String more = background.map(folder -> "+" + folder.getFileName()).orElse("");
        return new FacePhotos(annotations.getFileName() + more, photos, annotated);
    }

    /** Where a row is: its file. */
    public String place(int row) {
        return photos.get(row).file().toString();
    }

    /**
     * The held-out photos that are copies of training photos, perhaps in another size or compression.
     *
     * @param training row numbers
     * @param heldOut row numbers
     */
    public List<LeakAudit.Leak> leaks(int[] training, int[] heldOut) {
        int[] groups = AlikePhotos.groups(photos);
        Map<Integer, Integer> known = new HashMap<>();
        for (int row : training) {
            known.putIfAbsent(groups[row], row);
        }
        return Arrays.stream(heldOut)
                .filter(row -> known.containsKey(groups[row]))
                .mapToObj(row -> leak(row, known.getOrDefault(groups[row], row)))
                .toList();
    }

    private LeakAudit.Leak leak(int row, int known) {
        double correlation = PerceptualHash.of(photos.get(known).gray())
                .correlation(PerceptualHash.of(photos.get(row).gray()), 0, 0);
        return new LeakAudit.Leak(row, known, LeakAudit.Kind.NEAR, correlation);
    }

    /** SHA-256 over the photos' files and marked faces in row order, as lower-case hex. */
    public String hash() throws IOException {
        MessageDigest digest = DataHash.sha256();
        for (FacePhoto photo : photos) {
            digest.update(Files.readAllBytes(photo.file()));
            for (MarkedFace face : photo.faces()) {
                digest.update(face.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
