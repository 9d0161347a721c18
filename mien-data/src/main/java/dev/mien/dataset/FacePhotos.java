package dev.mien.dataset;

import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set for training and evaluating one-pass detectors: photos with every face annotated, and photos without
 * faces. The rows are the annotated photos, sorted by path, followed by those without faces, sorted, too.
 *
 * @param name the files' names
 * @param photos all rows
 * @param annotated how many of them, the first ones, are annotated
 * @param notes what was guessed and left out in reading the annotations
 */
public record FacePhotos(String name, List<FacePhoto> photos, int annotated, List<String> notes) {
    private static final String REMEDY =
            "mend the photos, or put them beside the annotations or into a folder 'images' there";

    public FacePhotos {
        photos = List.copyOf(photos);
        notes = List.copyOf(notes);
    }

    /**
     * Reads annotations with their photos, and lists a folder of photos without faces.
     *
     * @param annotations which faces are in which photos: a table with the columns
     *     {@code image, left, top, right, bottom}, WIDER FACE's own text ({@code .txt}) or COCO's JSON ({@code .json}),
     *     of which the categories with "face" in their names are read, or else the only one; boxes wholly outside of
     *     their photo and repeated ones are left out. Photos that are missing or damaged are rows, too, so that a split
     *     of the rows remains that of the annotations; {@link #checked} finds them
     * @param background a folder of photos without faces, if there is one
     * @throws UserError when the annotations cannot be read, or it is not clear which of COCO's categories are faces
     */
    public static FacePhotos read(Path annotations, Optional<Path> background) {
        List<FacePhoto> photos = new ArrayList<>();
        AnnotatedPhotos read = FaceAnnotations.read(annotations);
        CountedFaces counted = new CountedFaces();
        new TreeMap<>(read.faces()).forEach((image, faces) -> {
            Path photo = FaceAnnotations.photo(annotations, image);
            photos.add(new FacePhoto(photo, counted.of(photo, faces)));
        });
        int annotated = photos.size();
        background.ifPresent(folder -> photos.addAll(ofNobody(folder)));
        List<String> notes =
                Stream.concat(read.notes().stream(), counted.notes().stream()).toList();
        String more = background.map(folder -> "+" + folder.getFileName()).orElse("");
        return new FacePhotos(annotations.getFileName() + more, photos, annotated, notes);
    }

    /**
     * Lists a folder of photos without annotations. Photos that cannot be opened are rows, too.
     *
     * @throws UserError when the folder does not exist
     */
    public static FacePhotos unannotated(Path folder) {
        return new FacePhotos(String.valueOf(folder.getFileName()), ofNobody(folder), 0, List.of());
    }

    /** The photos of a folder, also those that cannot be opened, so that the numbers of the others stay. */
    private static List<FacePhoto> ofNobody(Path folder) {
        FileTree tree = FileTree.of(folder);
        if (tree.files().isEmpty() && !tree.unreadable().isEmpty()) {
            throw tree.unreadable().get(0);
        }
        Stream<FacePhoto> files =
                tree.files().stream().filter(PictureFiles::isPicture).map(file -> new FacePhoto(file, List.of()));
        Stream<FacePhoto> others = tree.unreadable().stream()
                .map(error -> new FacePhoto(Path.of(error.place()), List.of(), Optional.of(error.problem())));
        return Stream.concat(files, others)
                .sorted(Comparator.comparing(FacePhoto::file, FileTree.byPath(folder)))
                .toList();
    }

    /**
     * The same rows, those of which the photo cannot be read with the reason, and notes on these.
     *
     * @param rows which of them to read
     * @param limit the share of these that may be skipped, in 0..1
     * @throws UserError when no photo can be read, or more are skipped
     */
    public FacePhotos checked(int[] rows, double limit) {
        List<FacePhoto> checked = new ArrayList<>(photos);
        Arrays.stream(rows)
                .parallel()
                .mapToObj(row -> Map.entry(row, photos.get(row).checked()))
                .toList()
                .forEach(one -> checked.set(one.getKey(), one.getValue()));
        BadRowList bad = new BadRowList(name, "photo", REMEDY);
        for (int row : rows) {
            checked.get(row).problem().ifPresent(problem -> bad.add(row, place(row), problem));
        }
        int good = (int)
                Arrays.stream(rows).filter(row -> checked.get(row).isReadable()).count();
        List<String> more = new ArrayList<>(notes);
        more.addAll(bad.finish(good, limit).messages(name, "photo"));
        return new FacePhotos(name, checked, annotated, more);
    }

    /** The same with all rows. */
    public FacePhotos checked(double limit) {
        return checked(IntStream.range(0, photos.size()).toArray(), limit);
    }

    /** The split without the rows whose photos cannot be read. */
    public Split readable(Split split) {
        return new Split(
                split.description(), readable(split.train()), readable(split.validation()), readable(split.test()));
    }

    private int[] readable(int[] rows) {
        return Arrays.stream(rows).filter(row -> photos.get(row).isReadable()).toArray();
    }

    /** The origin of a row, for messages: its file. */
    public String place(int row) {
        return photos.get(row).file().toString();
    }

    /**
     * The held-out photos that are copies of training photos, in ascending order, each with the most similar one:
     * {@code EXACT} with the same gray pixels, {@code NEAR} in another size or compression, or {@code MIRRORED}.
     *
     * @param training row numbers
     * @param heldOut row numbers
     */
    public List<LeakAudit.Leak> leaks(int[] training, int[] heldOut) {
        return PhotoLeaks.of(photos, training, heldOut);
    }

    /**
     * SHA-256 over the photos' files and annotated faces in row order, as lower-case hex, without photos that cannot be
     * read.
     *
     * @throws IOException when a photo cannot be read
     */
    public String hash() throws IOException {
        MessageDigest digest = DataHash.sha256();
        for (FacePhoto photo : photos) {
            if (!photo.isReadable()) {
                continue;
            }
            digest.update(Files.readAllBytes(photo.file()));
            for (MarkedFace face : photo.faces()) {
                digest.update(face.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
