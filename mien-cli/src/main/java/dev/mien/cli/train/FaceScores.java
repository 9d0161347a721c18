package dev.mien.cli.train;

import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import java.util.List;
import java.util.Locale;

/** Evaluates how well a key point model distinguishes faces from other pictures. */
final class FaceScores {
    private FaceScores() {}

    /**
     * The result as one line.
     *
     * @param faces held-out faces
     * @param others held-out pictures without faces
     */
    static String of(KeypointModel model, List<GrayImage> faces, List<GrayImage> others) {
        return String.format(
                Locale.ROOT,
                "face score of 0.5 or more: %.2f %% of %d faces held out, %.2f %% of %d crops of photos held out that show"
                        + " none%n",
                100 * taken(model, faces),
                faces.size(),
                100 * taken(model, others),
                others.size());
    }

    private static double taken(KeypointModel model, List<GrayImage> pictures) {
        return (double) model.answer(pictures).stream()
                        .filter(answer -> answer.faceScore() >= .5f)
                        .count()
                / pictures.size();
    }
}
