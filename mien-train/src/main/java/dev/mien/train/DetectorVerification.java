package dev.mien.train;

import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.PhotoSplits;
import dev.mien.dataset.Split;
import dev.mien.evaluate.SplitClaim;
import dev.mien.evaluate.Verification;
import dev.mien.model.ModelMetadata;
import dev.mien.model.OnePassModel;
import dev.mien.train.history.Metric;
import dev.mien.train.sample.BatchPlan;
import dev.mien.train.sample.PieceSamples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Verifies the metadata of a detector's file against its photos. The validation metric is that of training, recomputed
 * with the file: the average precision on the pieces of photos for validation.
 */
public final class DetectorVerification {
    private DetectorVerification() {}

    /**
     * Verifies a detector.
     *
     * @param photos the training photos
     * @param stored the split stored by its run; without it, the split is recreated from the file's seed
     * @param progress receives the number of pieces done since its last call
     * @throws IOException when a photo cannot be read
     */
    public static Verification of(OnePassModel model, FacePhotos photos, Optional<Split> stored, IntConsumer progress)
            throws IOException {
        String hash = photos.hash();
        SplitClaim claim = claim(model.metadata(), hash, photos, stored);
        Optional<Split> split = claim.split();
        Map<String, Double> figures = split.isPresent() ? figures(model, photos, split.get(), progress) : Map.of();
        List<LeakAudit.Leak> leaks =
                split.map(known -> photos.leaks(known.train(), known.heldOut())).orElse(List.of());
        return Verification.of(model.metadata(), new Verification.Findings(hash, claim, figures, leaks, Map.of()));
    }

    /**
     * Recomputes the validation metric of a detector, by its name in model files.
     *
     * @param photos the training photos
     * @param stored the split stored by its run; without it, the split is recreated from the file's seed
     * @return empty if the photos or the split differ from those of the file
     * @throws IOException when a photo cannot be read
     */
    public static Map<String, Double> figures(OnePassModel model, FacePhotos photos, Optional<Split> stored)
            throws IOException {
        Optional<Split> split =
                claim(model.metadata(), photos.hash(), photos, stored).split();
        return split.isPresent() ? figures(model, photos, split.get(), pieces -> {}) : Map.of();
    }

    private static SplitClaim claim(ModelMetadata metadata, String hash, FacePhotos photos, Optional<Split> stored) {
        return hash.equals(metadata.dataHash())
                ? SplitClaim.of(
                        metadata,
                        stored.map(photos::readable),
                        () -> Optional.of(metadata.seed())
                                .filter(seed -> PhotoSplits.description(seed).equals(metadata.split()))
                                .map(seed -> PhotoSplits.draw(photos, seed)))
                : SplitClaim.ofOtherData();
    }

    private static Map<String, Double> figures(
            OnePassModel model, FacePhotos photos, Split split, IntConsumer progress) {
        return Map.of(
                "val_" + Metric.AVERAGE_PRECISION.label(),
                averagePrecision(model, PhotoData.validation(photos, split), progress));
    }

    private static double averagePrecision(OnePassModel model, PieceSamples pieces, IntConsumer progress) {
        int width = pieces.outputs();
        float[] outputs = new float[pieces.size() * width];
        float[] targets = new float[pieces.size() * width];
        float[] image = new float[pieces.imageLength()];
        for (int i = 0; i < pieces.size(); i++) {
            pieces.read(i, BatchPlan.VALIDATION_SEED, image, 0, targets, i * width);
            int at = i * width;
            for (float[] level : model.run(image, pieces.side(), pieces.side())) {
                System.arraycopy(level, 0, outputs, at, level.length);
                at += level.length;
            }
            progress.accept(1);
        }
        return Metric.AVERAGE_PRECISION.of(outputs, targets, pieces.size(), width);
    }
}
