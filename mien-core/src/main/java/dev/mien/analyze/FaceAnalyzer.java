package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads faces: where their points are and what they express. Holds the models' native memory until it is closed; any
 * number of threads may ask at the same time.
 */
public final class FaceAnalyzer implements AutoCloseable {
    private final Optional<KeypointModel> keypoints;
    private final Optional<ExpressionModel> expression;
    private final LabelSet labels;
    private final float notSureBelow;

    /**
     * An analyzer of models that are open already; it closes them when it is closed.
     *
     * @param keypoints places the points; without it faces have none
     * @param expression names the expression; without it faces have none
     * @param labels the classes to answer in; the model's own where empty
     * @throws UserError when the expression model lacks one of the classes asked for
     */
    public FaceAnalyzer(
            Optional<KeypointModel> keypoints, Optional<ExpressionModel> expression, Optional<LabelSet> labels) {
        this(keypoints, expression, labels, false);
    }

    private FaceAnalyzer(
            Optional<KeypointModel> keypoints,
            Optional<ExpressionModel> expression,
            Optional<LabelSet> labels,
            boolean notSure) {
        this.keypoints = keypoints;
        this.expression = expression;
        LabelSet own = expression.map(ExpressionModel::labels).orElse(LabelSet.SEVEN);
        this.labels = labels.orElse(own);
        own.project(new float[own.size()], this.labels); // refuses what the model cannot answer
        this.notSureBelow = notSure
                ? expression.map(model -> model.notSureBelow(this.labels)).orElse(0f)
                : 0;
    }

    /** An analyzer with the models that ship with the library and all defaults. */
    public static FaceAnalyzer create() {
        return builder().build();
    }

    /** Starts from the models that ship with the library, as many threads as processors, and an answer for every face. */
    public static Builder builder() {
        return new Builder();
    }

    /** The choices for an analyzer. */
    public static final class Builder {
        private Optional<ModelOrigin> keypoints = Optional.of(ModelOrigin.shipped(Task.KEYPOINTS));
        private Optional<ModelOrigin> expression = Optional.of(ModelOrigin.shipped(Task.EXPRESSION));
        private Optional<LabelSet> labels = Optional.empty();
        private ModelOptions options = ModelOptions.defaults();
        private boolean notSure;

        private Builder() {}

        /** Places the points with this model; with none, faces have no points. */
        public Builder keypoints(Optional<ModelOrigin> model) {
            keypoints = model;
            return this;
        }

        /** Names the expression with this model; with none, faces have no expression. */
        public Builder expression(Optional<ModelOrigin> model) {
            expression = model;
            return this;
        }

        /** Answers in these classes instead of the expression model's own. */
        public Builder labels(LabelSet classes) {
            labels = Optional.of(classes);
            return this;
        }

        /** How the models answer. */
        public Builder options(ModelOptions models) {
            options = models;
            return this;
        }

        /**
         * Whether an expression may stay without an answer: where the likeliest class has a probability below what the
         * expression model was found to need (see {@link ExpressionModel#notSureBelow}), {@link
         * ExpressionScores#answer()} is empty.
         */
        public Builder notSure(boolean mayAbstain) {
            notSure = mayAbstain;
            return this;
        }

        /**
         * Loads the models.
         *
         * @throws UserError when a model file is missing or damaged, or lacks one of the classes asked for
         */
        public FaceAnalyzer build() {
            Optional<KeypointModel> points = keypoints.map(origin -> KeypointModel.open(origin, options));
            Optional<ExpressionModel> classes = Optional.empty();
            try {
                classes = expression.map(origin -> ExpressionModel.open(origin, options));
                return new FaceAnalyzer(points, classes, labels, notSure);
            } catch (RuntimeException e) {
                points.ifPresent(KeypointModel::close);
                classes.ifPresent(ExpressionModel::close);
                throw e;
            }
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
     * @return one for each picture, its box the whole picture; its detection score is the key point model's opinion
     *     whether this is a face, 1 where it has none
     */
    public List<Face> wholePictures(List<GrayImage> pictures) {
        List<KeypointModel.Answer> points =
                keypoints.map(model -> model.answer(pictures)).orElse(List.of());
        List<ExpressionScores> scores =
                expression.map(model -> model.predict(pictures)).orElse(List.of());
        List<Face> faces = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            faces.add(new Face(
                    new Box(0, 0, pictures.get(i).width(), pictures.get(i).height()),
                    points.isEmpty() ? 1 : points.get(i).faceScore(),
                    points.isEmpty()
                            ? Optional.empty()
                            : Optional.of(points.get(i).keypoints()),
                    scores.isEmpty()
                            ? Optional.empty()
                            : Optional.of(scores.get(i).in(labels).notSureBelow(notSureBelow))));
        }
        return faces;
    }

    @Override
    public void close() {
        keypoints.ifPresent(KeypointModel::close);
        expression.ifPresent(ExpressionModel::close);
    }
}
