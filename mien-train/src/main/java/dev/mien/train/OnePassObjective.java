package dev.mien.train;

import dev.mien.OptionError;
import dev.mien.augment.PieceRecipe;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.PhotoSplits;
import dev.mien.dataset.Split;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.PyramidDetector;
import dev.mien.net.Weights;
import dev.mien.train.config.TrainConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objective of one-pass detectors: faces of all sizes, found in a single pass by a net with a feature pyramid. */
final class OnePassObjective implements Objective {
    @Override
    public Task task() {
        return Task.DETECTOR;
    }

    /** Initial weights with low scores, since nearly all cells have no face. */
    @Override
    public Weights start(Net net, Weights random, TrainingData data) {
        return PyramidDetector.unsure(net, random);
    }

    @Override
    public TrainingJob prepare(TrainingRequest request) throws IOException {
        if (request.data.size() != 1) {
            throw new OptionError(
                    "a detector learns from one file of marked photos, and perhaps photos without a face",
                    "data",
                    "give one file of boxes; photos without a face go to the option background, more marked faces to the option faces");
        }
        double limit = request.reading.badRowLimit();
        FacePhotos photos =
                FacePhotos.read(request.data.get(0), request.background).checked(limit);
        Split split =
                photos.readable(request.split(photos.photos().size(), () -> PhotoSplits.draw(photos, request.seed)));
        Optional<FacePhotos> portraits = request.faces.map(
                file -> LearnedFaces.of(FacePhotos.read(file, Optional.empty()).checked(limit), photos, split));
        TrainConfig config = request.config(PhotoData.facts(photos, portraits, split), null);
        TrainingData data = PhotoData.of(
                photos, portraits, split, PieceRecipe.named(config.augment().recipe()));
        List<String> notes = Stream.concat(Stream.of(photos), portraits.stream())
                .flatMap(read -> read.notes().stream())
                .toList();
        return new TrainingJob(config, data, split, Optional.empty(), Optional.empty(), Optional.empty(), notes);
    }
}
