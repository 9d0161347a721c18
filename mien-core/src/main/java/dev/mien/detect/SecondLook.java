package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a key point model, which has larger pictures to look at, whether what our small net found is a face. The score is the
 * probability whose logit is the sum of both logits less a constant: at the default score of 0.5 no face was found in 40 photos
 * without a face of the training and validation rows. The constant belongs to the models that ship; with other ones it must be
 * chosen anew.
 */
final class SecondLook implements FaceDetector {
    /** What the net finds less sure than this is not looked at again: too many, and nearly all of them false. */
    static final double LEAST_FIRST_SCORE = .3;

    static final double LEAST_SCORE = .5;
    static final double OFFSET = 3.5;

    /** Keeps logits finite. */
    static final double SUREST = 1 - 1e-4;

    private final MienDetector first;
    private final KeypointModel second;
    private final double leastScore;

    private final boolean ownsSecond;

    private SecondLook(MienDetector first, KeypointModel second, boolean ownsSecond, double leastScore) {
        this.first = first;
        this.second = second;
        this.ownsSecond = ownsSecond;
        this.leastScore = leastScore;
    }

    /**
     * Loads the net and, unless it is open already, the key point model.
     *
     * @throws UserError when the net's file is missing or damaged
     */
    static FaceDetector open(OwnDetector files, DetectorOptions options, Optional<KeypointModel> shared) {
        MienDetector first = MienDetector.open(files.net(), options.withLeastScore(LEAST_FIRST_SCORE));
        KeypointModel second = shared.orElseGet(
                () -> KeypointModel.open(files.secondLook(), new ModelOptions(options.threads(), false)));
        return new SecondLook(
                first, second, shared.isEmpty(), options.leastScore().orElse(LEAST_SCORE));
    }

    @Override
    public List<Detection> detect(Picture picture) {
        List<Detection> candidates = first.detect(picture);
        if (candidates.isEmpty()) {
            return candidates;
        }
        List<FaceCrop> crops =
                candidates.stream().map(face -> Framing.KAGGLE.crop(face.box())).toList();
        List<GrayImage> pixels =
                crops.stream().map(crop -> crop.pixels(picture)).toList();
        List<KeypointModel.Answer> answers = second.answer(pixels);
        List<Detection> faces = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Detection candidate = candidates.get(i);
            float score = score(candidate.score(), answers.get(i).faceScore());
            if (score >= leastScore) {
                CropAnswer look = new CropAnswer(crops.get(i), pixels.get(i), second, answers.get(i));
                faces.add(new Detection(candidate.box(), score, Optional.of(look)));
            }
        }
        faces.sort(Detection.BEST_FIRST);
        return List.copyOf(faces);
    }

    /** Both opinions together, 0..1. */
    static float score(double net, double keypoints) {
        return (float) (1 / (1 + Math.exp(OFFSET - logit(net) - logit(keypoints))));
    }

    private static double logit(double score) {
        double inside = Math.max(1 - SUREST, Math.min(score, SUREST));
        return Math.log(inside / (1 - inside));
    }

    @Override
    public void close() {
        first.close();
        if (ownsSecond) {
            second.close();
        }
    }
}
