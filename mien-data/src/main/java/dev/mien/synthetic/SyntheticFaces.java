package dev.mien.synthetic;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.augment.RowRandom;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Generates synthetic faces as data sets. Face {@code i} of a seed is always the same, whatever the number of faces.
 *
 * <pre>{@code
 * KeypointDataset faces = SyntheticFaces.keypoints(1000, 1);
 * GrayImage first = faces.image(0);
 * Keypoints points = faces.keypoints(0); // in pixels of that image
 * }</pre>
 */
public final class SyntheticFaces {
    private static final String NAME = "synthetic";

    private SyntheticFaces() {}

    /** Draws a face. */
    public static SyntheticFace draw(Expression expression, long row, long seed) {
        RandomGenerator random = RowRandom.of(seed, row);
        Look look = Look.draw(random);
        Gesture gesture = Gesture.of(expression, random);
        Keypoints points = Pose.draw(gesture, look, random);
        return new SyntheticFace(Portrait.draw(points, look, gesture, random), points, expression);
    }

    /** Faces with points and expressions; the expressions alternate, so that they are equally frequent. */
    public static List<SyntheticFace> faces(int count, LabelSet labels, long seed) {
        List<Expression> expressions = labels.expressions();
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(row -> draw(expressions.get(row % expressions.size()), row, seed))
                .toList();
    }

    /** A data set of faces of all seven expressions with their points. */
    public static KeypointDataset keypoints(int count, long seed) {
        return keypoints(faces(count, LabelSet.SEVEN, seed));
    }

    /** A data set of these faces with their points. */
    public static KeypointDataset keypoints(List<SyntheticFace> faces) {
        return new KeypointDataset(
                NAME,
                IntStream.range(0, faces.size())
                        .mapToObj(row -> new KeypointDataset.Row(
                                faces.get(row).image(), faces.get(row).keypoints(), place(row), "", place(row)))
                        .toList(),
                BadRows.NONE);
    }

    /**
     * A data set of faces drawn through annotated points, such as those of a data set whose pictures must not be
     * redistributed.
     *
     * @param marked the points in 96x96 pixels, any of which may be missing; the rows keep them unchanged
     */
    public static KeypointDataset on(List<Keypoints> marked, long seed) {
        return new KeypointDataset(
                NAME,
                IntStream.range(0, marked.size())
                        .parallel()
                        .mapToObj(row -> new KeypointDataset.Row(
                                drawOn(marked.get(row), row, seed), marked.get(row), place(row), "", place(row)))
                        .toList(),
                BadRows.NONE);
    }

    /** A data set of faces with the expressions of a label set. */
    public static ExpressionDataset expressions(int count, LabelSet labels, long seed) {
        return expressions(faces(count, labels, seed));
    }

    /** A data set of these faces with their expressions. */
    public static ExpressionDataset expressions(List<SyntheticFace> faces) {
        return new ExpressionDataset(
                NAME,
                IntStream.range(0, faces.size())
                        .mapToObj(row -> new ExpressionDataset.Row(
                                faces.get(row).image(),
                                faces.get(row).expression(),
                                Optional.empty(),
                                place(row),
                                "",
                                place(row)))
                        .toList(),
                BadRows.NONE);
    }

    private static GrayImage drawOn(Keypoints marked, int row, long seed) {
        RandomGenerator random = RowRandom.of(seed, row);
        return Portrait.draw(MeanFace.complete(marked), Look.draw(random), Gesture.REST, random);
    }

    private static String place(int row) {
        return NAME + ":" + row;
    }
}
