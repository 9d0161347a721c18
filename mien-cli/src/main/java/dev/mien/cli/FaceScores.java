package dev.mien.cli;

import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import java.util.List;
import java.util.Locale;

/** How well a key point model tells faces from other pictures, on what its training never saw. */
final class FaceScores {
    private FaceScores() {}

    /**
     * The answer as one line.
     *
     * @param faces faces that training never saw
     * @param others pictures without one that training never saw
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
