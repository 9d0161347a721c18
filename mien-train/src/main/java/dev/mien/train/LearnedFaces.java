package dev.mien.train;

import dev.mien.Amount;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a detector may learn of further photos with faces: those that show no held-out photo. */
final class LearnedFaces {
    private LearnedFaces() {}

    /**
     * The photos of {@code faces} that are no copies of held-out ones, possibly in another size or compression, with a
     * note on the others.
     *
     * @param photos the photos with their split
     */
    static FacePhotos of(FacePhotos faces, FacePhotos photos, Split split) {
        List<FacePhoto> heldOut =
                Arrays.stream(split.heldOut()).mapToObj(photos.photos()::get).toList();
        int all = heldOut.size() + faces.photos().size();
        FacePhotos both = new FacePhotos(
                faces.name(),
                Stream.concat(heldOut.stream(), faces.photos().stream()).toList(),
                all,
                faces.notes());
        int[] known = IntStream.range(0, heldOut.size()).toArray();
        int[] asked = IntStream.range(heldOut.size(), all).toArray();
        Set<FacePhoto> copies = both.leaks(known, asked).stream()
                .map(LeakAudit.Leak::row)
                .map(both.photos()::get)
                .collect(Collectors.toSet());
        if (copies.isEmpty()) {
            return faces;
        }
        List<FacePhoto> kept =
                faces.photos().stream().filter(photo -> !copies.contains(photo)).toList();
        List<String> notes = new ArrayList<>(faces.notes());
        String first = copies.stream()
                .map(photo -> photo.file().toString())
                .sorted()
                .findFirst()
                .orElseThrow();
        notes.add(faces.name() + ": left out, since held-out photos show the same: "
                + Amount.first(first, copies.size()));
        return new FacePhotos(faces.name(), kept, kept.size(), notes);
    }
}
