package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads faces: where their points are and what they express. Owns the models it was given and closes them; any number of
 * threads may ask at the same time.
 */
public final class FaceAnalyzer implements AutoCloseable {
    private final Optional<KeypointModel> keypoints;
    private final Optional<ExpressionModel> expression;
    private final LabelSet labels;

    /**
     * @param keypoints places the points; without it faces have none
     * @param expression names the expression; without it faces have none
     * @param labels the classes to answer in; the model's own where empty
     * @throws UserError when the expression model lacks one of the classes asked for
     */
    public FaceAnalyzer(
            Optional<KeypointModel> keypoints, Optional<ExpressionModel> expression, Optional<LabelSet> labels) {
        this.keypoints = keypoints;
        this.expression = expression;
        LabelSet own = expression.map(ExpressionModel::labels).orElse(LabelSet.SEVEN);
        this.labels = labels.orElse(own);
        if (expression.isPresent()) {
            own.project(new float[own.size()], this.labels); // refuses what the model cannot answer
        }
    }

    /** The classes that the answers are in. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * Faces that fill their pictures: a crop, a row of a data set. A picture that is not square is squeezed into the nets'
     * square, and the points are stretched back.
     *
     * @return one for each picture, its box the whole picture, its detection score 1
     */
    public List<Face> wholePictures(List<GrayImage> pictures) {
        List<Keypoints> points = keypoints.map(model -> model.predict(pictures)).orElse(List.of());
        List<ExpressionScores> scores =
                expression.map(model -> model.predict(pictures)).orElse(List.of());
        List<Face> faces = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            Box box = new Box(0, 0, pictures.get(i).width(), pictures.get(i).height());
            faces.add(new Face(
                    box,
                    1,
                    points.isEmpty() ? Optional.empty() : Optional.of(points.get(i)),
                    scores.isEmpty()
                            ? Optional.empty()
                            : Optional.of(scores.get(i).in(labels))));
        }
        return faces;
    }

    @Override
    public void close() {
        keypoints.ifPresent(KeypointModel::close);
        expression.ifPresent(ExpressionModel::close);
    }
}
