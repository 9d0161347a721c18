package dev.mien.report;

import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.dataset.Dataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.result.FaceResult;
import dev.mien.result.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The section with the combined answers of a key point model and an expression model. */
final class CombinedSection {
    private static final int FACES = 24;

    private CombinedSection() {}

    /**
     * A random sample of these rows with the answers of both models.
     *
     * @param first one of the models; neither is closed here
     * @param second a model of the other task
     */
    static Section of(
            ReportFolder folder, Dataset data, int[] rows, Optional<LabelSet> labels, FaceModel first, FaceModel second)
            throws IOException {
        int[] shown = Arrays.stream(FaceCards.sample(rows.length, FACES, 2))
                .map(place -> rows[place])
                .toArray();
        List<GrayImage> images = Arrays.stream(shown).mapToObj(data::image).toList();
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder()
                .detector(AnalyzerOptions.NONE)
                .keypoints(model(KeypointModel.class, first, second))
                .expression(model(ExpressionModel.class, first, second))
                .threads(1);
        labels.ifPresent(builder::labels);
        List<Face> found;
        try (FaceAnalyzer analyzer = builder.build()) {
            found = analyzer.wholePictures(images);
        }
        FaceCards faces = new FaceCards(folder);
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            String name = "combined-" + (i + 1);
            FaceResult result = FaceResult.of(name, found.get(i)).withTruth(truth(data.row(shown[i])));
            cards.add(faces.combined(name, images.get(i), result));
        }
        return new Section(
                "combined",
                "Points and expression together",
                "Random scored faces with the points and the expression that the two models find.",
                List.of(new Block.Gallery(
                        "Faces as both models see them",
                        first.metadata().task().hasClasses()
                                ? "Dots are predicted; ✓ and ✗ judge the expression."
                                : "Dots are predicted, rings are marked.",
                        cards)));
    }

    private static Truth truth(Dataset.Row row) {
        return new Truth(row.annotation(), row.label());
    }

    private static <T extends FaceModel> T model(Class<T> type, FaceModel... models) {
        return Arrays.stream(models)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
