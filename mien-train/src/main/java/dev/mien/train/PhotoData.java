package dev.mien.train;

import dev.mien.UserError;
import dev.mien.augment.Crowd;
import dev.mien.augment.PieceRecipe;
import dev.mien.augment.Pieces;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.Split;
import dev.mien.net.PyramidDetector;
import dev.mien.train.config.DataFacts;
import dev.mien.train.sample.PieceSamples;
import dev.mien.train.sample.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a one-pass detector learns from: photos with every face marked, and photos without a face. */
final class PhotoData {
    /** An epoch has so many pieces; the photos are few, and each is cut anew every time. */
    private static final int EPOCH = 2400;

    private static final int CHECKED = 240;

    private PhotoData() {}

    /**
     * What a run says of this data.
     *
     * @param portraits see {@link #of}
     */
    static DataFacts facts(FacePhotos photos, Optional<FacePhotos> portraits, Split split) throws IOException {
        return new DataFacts(
                photos.name() + portraits.map(more -> "+" + more.name()).orElse(""),
                photos.hash(),
                split.description(),
                split.train().length,
                split.validation().length,
                split.test().length);
    }

    /**
     * Pieces of the training and the validation photos of that split.
     *
     * @param portraits other photos with faces, of which none is held out: those smaller than a piece, such as pictures around a face
     *     each, go into mosaics, larger ones among the photos
     * @param recipe how the training pieces vary
     */
    static TrainingData of(FacePhotos photos, Optional<FacePhotos> portraits, Split split, PieceRecipe recipe) {
        List<Crowd> more = portraits.stream()
                .flatMap(other -> other.photos().parallelStream()
                        .filter(FacePhoto::isReadable)
                        .map(PhotoData::crowd))
                .toList();
        Samples training = samples(photos, split.train(), more, EPOCH, recipe);
        return new TrainingData(training, validation(photos, split), new float[training.outputs()]);
    }

    /** The pieces that choose the best epoch, always the same ones. */
    static PieceSamples validation(FacePhotos photos, Split split) {
        return samples(photos, split.validation(), List.of(), CHECKED, PieceRecipe.NONE);
    }

    private static PieceSamples samples(
            FacePhotos photos, int[] rows, List<Crowd> portraits, int size, PieceRecipe recipe) {
        int side = PyramidDetector.SIDE;
        List<Crowd> crowds = Stream.concat(
                        Arrays.stream(rows)
                                .filter(row -> row < photos.annotated())
                                .parallel()
                                .mapToObj(row -> crowd(photos.photos().get(row))),
                        portraits.stream().filter(crowd -> isLarge(crowd, side)))
                .toList();
        if (crowds.isEmpty()) {
            throw new UserError(
                    "no photos of faces are left for training or for validation, of " + photos.annotated(),
                    photos.name(),
                    "give more photos, which are no copies of each other");
        }
        List<Crowd> backgrounds = Arrays.stream(rows)
                .filter(row -> row >= photos.annotated())
                .parallel()
                .mapToObj(row -> crowd(photos.photos().get(row)))
                .toList();
        List<Crowd> small =
                portraits.stream().filter(crowd -> !isLarge(crowd, side)).toList();
        return new PieceSamples(new Pieces(side, crowds, small, backgrounds, recipe), side, size);
    }

    private static boolean isLarge(Crowd crowd, int side) {
        return crowd.photo().shorterSide() >= side;
    }

    private static Crowd crowd(FacePhoto photo) {
        return Crowd.of(photo.colors(), photo.faces());
    }
}
