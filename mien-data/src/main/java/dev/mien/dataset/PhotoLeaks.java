package dev.mien.dataset;

import dev.mien.dataset.LeakAudit.Kind;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds held-out photos that leak from the training photos: those with the same gray pixels, and those with almost the
 * same difference hash ({@link AlikePhotos}), as they are or mirrored. Each photo is read once.
 */
final class PhotoLeaks {
    /**
     * What is kept of a photo.
     *
     * @param pixels the hash of its size and all its gray pixels
     * @param small the photo in the size in which photos are correlated
     */
    private record Look(int row, String pixels, long hash, long mirrored, GrayImage small) {
        static Look of(int row, GrayImage photo) {
            return new Look(
                    row,
                    photo.width() + "x" + photo.height() + " " + DataHash.of(photo.pixels()),
                    AlikePhotos.hash(photo),
                    AlikePhotos.mirroredHash(photo),
                    Resize.to(photo, PerceptualHash.SIDE, PerceptualHash.SIDE));
        }

        PerceptualHash face() {
            return PerceptualHash.of(small);
        }
    }

    private PhotoLeaks() {}

    /**
     * The held-out photos that are copies of training photos, each with the most similar one. Photos that cannot be read
     * are no copies.
     *
     * @param training row numbers of {@code photos}
     * @param heldOut row numbers of {@code photos}
     */
    static List<Leak> of(List<FacePhoto> photos, int[] training, int[] heldOut) {
        List<Look> known = looks(photos, training);
        Map<String, Look> exact = new HashMap<>();
        known.forEach(look -> exact.putIfAbsent(look.pixels, look));
        return looks(photos, heldOut).parallelStream()
                .map(look -> Optional.ofNullable(exact.get(look.pixels))
                        .map(same -> new Leak(look.row, same.row, Kind.EXACT, 1))
                        .or(() -> near(known, look)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Look> looks(List<FacePhoto> photos, int[] rows) {
        return Arrays.stream(rows)
                .parallel()
                .filter(row -> photos.get(row).isReadable())
                .mapToObj(row -> Look.of(row, photos.get(row).gray()))
                .toList();
    }

    private static Optional<Leak> near(List<Look> known, Look look) {
        PerceptualHash upright = look.face();
        if (upright.isFlat()) { // all of these have the same hash
            return Optional.empty();
        }
        PerceptualHash mirrored = upright.mirrored();
        Optional<Leak> best = Optional.empty();
        for (Look one : known) {
            if (AlikePhotos.areAlike(one.hash, look.hash)) {
                best = better(best, leak(look, one, Kind.NEAR, upright));
            }
            if (AlikePhotos.areAlike(one.hash, look.mirrored)) {
                best = better(best, leak(look, one, Kind.MIRRORED, mirrored));
            }
        }
        return best;
    }

    private static Leak leak(Look look, Look known, Kind kind, PerceptualHash face) {
        return new Leak(look.row, known.row, kind, known.face().correlation(face, 0, 0));
    }

    private static Optional<Leak> better(Optional<Leak> best, Leak other) {
        return best.filter(one -> one.correlation() >= other.correlation()).or(() -> Optional.of(other));
    }
}
