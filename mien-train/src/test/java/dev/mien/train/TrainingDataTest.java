package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Votes;
import dev.mien.image.GrayImage;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.config.Configs;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.sample.Negatives;
import dev.mien.train.sample.Samples;
import dev.mien.train.targets.Teachers;
import dev.mien.train.targets.UnlabelledFaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
    private static final Split SPLIT = new Split("by hand", new int[] {0, 1, 2, 3}, new int[] {4, 5}, new int[] {6});

    private static ExpressionDataset.Row row(Expression expression, Votes votes) {
        return new ExpressionDataset.Row(
                new GrayImage(48, 48, new byte[48 * 48]), expression, Optional.of(votes), "f.csv:1", "", "");
    }

    private static ExpressionDataset expressions() {
        Votes mixed = new Votes(Map.of(Expression.SAD, 6, Expression.ANGER, 2, Expression.FEAR, 2), 0);
        Votes outside = new Votes(Map.of(Expression.NEUTRAL, 9), 1);
        return new ExpressionDataset(
                "f.csv",
                List.of(
                        row(Expression.SAD, mixed),
                        row(Expression.FEAR, mixed),
                        row(Expression.HAPPY, outside),
                        row(Expression.HAPPY, outside),
                        row(Expression.NEUTRAL, outside),
                        row(Expression.ANGER, mixed),
                        row(Expression.SAD, mixed)),
                BadRows.NONE);
    }

    private static float[] target(Samples samples, int index) {
        float[] target = new float[samples.outputs()];
        samples.read(index, 1, new float[Samples.IMAGE_LENGTH], 0, target, 0);
        return target;
    }

    @Test
    void facesWithoutMarksAndOtherPicturesJoinTheMarkedFaces() {
        KeypointDataset marked = SyntheticFaces.keypoints(10, 1);
        GrayImage gray = new GrayImage(200, 100, new byte[200 * 100]);
        Negatives more = new Negatives(
                List.of(FaceSample.of(marked.image(8)), FaceSample.of(marked.image(9))),
                List.of(gray),
                30,
                List.of(gray),
                "more");
        TrainConfig config = KeypointObjective.withFaces(Configs.keypoints(1), more);
        assertThat(config.outputs()).isEqualTo(31);
        assertThat(config.data().files()).endsWith("; more");
        TrainingData data = TrainingData.of(config, marked, SPLIT, more);
        assertThat(data.training().outputs()).isEqualTo(31);
        assertThat(data.meanTarget()).hasSize(30);
        assertThat(target(data.training(), 0)).doesNotContain(Float.NaN);
        assertThat(target(data.training(), 0)[30]).isEqualTo(1);
        float[] unmarked = target(data.training(), 5);
        assertThat(unmarked[0]).isNaN();
        assertThat(unmarked[30]).isEqualTo(1);
        float[] wellPlaced = target(data.training(), 6); // the third and the sixth face are well placed on the photo
        assertThat(wellPlaced[0]).isNaN();
        assertThat(wellPlaced[30]).isEqualTo(1);
        for (int other = 8; other < data.training().size(); other++) {
            assertThat(target(data.training(), other)[30]).isZero();
        }
        assertThat(data.training().size()).isEqualTo(4 + 2 + 2 + 30 + 2 + 2);
        assertThat(more.heldOutCrops()).hasSize(50);
    }

    @Test
    void rowsOfOtherClassesAreLeftOutAndTargetsAreOneHot() {
        TrainingData data = TrainingData.of(Configs.expression(1), expressions(), SPLIT);
        assertThat(data.training().size()).isEqualTo(3);
        assertThat(data.validation().size()).isEqualTo(1);
        assertThat(target(data.training(), 0)).containsExactly(0, 0, 1, 0, 0);
        assertThat(target(data.training(), 1)).containsExactly(0, 0, 0, 1, 0);
        assertThat(data.meanTarget()).containsExactly(new float[] {0, 0, 1 / 3f, 2 / 3f, 0}, within(1e-6f));
        DataFacts facts = DataFacts.of(expressions(), SPLIT, LabelSet.FIVE);
        assertThat(facts.trainingRows()).isEqualTo(3);
        assertThat(facts.validationRows()).isEqualTo(1);
    }

    @Test
    void votesMixIntoTrainingTargetsButNotIntoValidation() {
        TrainingData data = TrainingData.of(Configs.withVotes(.5), expressions(), SPLIT);
        // Of the training rows only the first is voted like itself, and it is sad; the others like it are happy.
        assertThat(target(data.training(), 0)).containsExactly(0, 0, 1, 0, 0);
        assertThat(target(data.training(), 1)).containsExactly(0, 0, 0, 1, 0);
        assertThat(target(data.validation(), 0)).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void unlabelledFacesAreLearnedBesideTheLabelledRowsAndDoNotChangeTheSharesOfClassesThatAreKnown() {
        float[] answer = {.7f, .1f, .1f, .05f, .05f};
        UnlabelledFaces more = new UnlabelledFaces(
                List.of(FaceSample.of(new GrayImage(96, 96, new byte[96 * 96]))), List.of(answer), "one face");
        TrainingData data = TrainingData.of(Configs.taught(.4), expressions(), SPLIT, Teachers.NONE, more);
        assertThat(data.training().size()).isEqualTo(3 + 1);
        assertThat(target(data.training(), 3)).containsExactly(answer);
        assertThat(data.meanTarget()).containsExactly(new float[] {0, 0, 1 / 3f, 2 / 3f, 0}, within(1e-6f));
    }

    @Test
    void keypointsComeInPixelsOfTheCropAndEnlargingMultipliesTheTrainingRowsOnly() {
        KeypointDataset faces = SyntheticFaces.keypoints(7, 1);
        TrainingData data = TrainingData.of(Configs.enlarged(3), faces, SPLIT);
        assertThat(data.training().size()).isEqualTo(12);
        assertThat(data.validation().size()).isEqualTo(2);
        assertThat(target(data.validation(), 0)).isEqualTo(faces.keypoints(4).toArray());
        assertThat(target(data.training(), 3))
                .isEqualTo(faces.keypoints(1).toArray()); // first of the second row's three
        double sum = 0;
        for (int row : SPLIT.train()) {
            sum += faces.keypoints(row).toArray()[0];
        }
        assertThat(data.meanTarget()[0]).isCloseTo((float) (sum / 4), within(1e-3f));
    }

    @Test
    void rowsWithoutAnyPointAreLeftOut() {
        KeypointDataset faces = SyntheticFaces.keypoints(7, 1);
        List<KeypointDataset.Row> rows =
                new ArrayList<>(IntStream.range(0, 7).mapToObj(faces::row).toList());
        rows.set(1, new KeypointDataset.Row(faces.image(1), noPoints(), "f.csv:3", "", ""));
        KeypointDataset some = new KeypointDataset("f.csv", rows, BadRows.NONE);
        assertThat(TrainingData.of(Configs.keypoints(1), some, SPLIT).training().size())
                .isEqualTo(3);
        assertThat(DataFacts.of(some, SPLIT, null).trainingRows()).isEqualTo(3);
    }

    private static Keypoints noPoints() {
        float[] missing = new float[30];
        Arrays.fill(missing, Float.NaN);
        return Keypoints.of(missing);
    }

    @Test
    void withoutTrainingOrValidationRowsThereIsNothingToTrain() {
        Split empty = new Split("by hand", new int[] {0}, new int[0], new int[0]);
        assertThatThrownBy(() -> TrainingData.of(Configs.expression(1), expressions(), empty))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1 training and 0 validation rows");
    }

    @Test
    void factsTellDataApartByLabelsAndVotes() {
        DataFacts facts = DataFacts.of(expressions(), SPLIT, LabelSet.FIVE);
        assertThat(facts.hash()).matches("[0-9a-f]{64}");
        assertThat(DataFacts.of(expressions(), SPLIT, LabelSet.FIVE)).isEqualTo(facts);
        List<ExpressionDataset.Row> rows = new ArrayList<>(
                IntStream.range(0, 7).mapToObj(expressions()::row).toList());
        rows.set(3, row(Expression.SAD, new Votes(Map.of(Expression.NEUTRAL, 9), 1)));
        assertThat(DataFacts.of(new ExpressionDataset("f.csv", rows, BadRows.NONE), SPLIT, LabelSet.FIVE)
                        .hash())
                .isNotEqualTo(facts.hash());
        rows.set(3, row(Expression.HAPPY, new Votes(Map.of(Expression.NEUTRAL, 8), 2)));
        assertThat(DataFacts.of(new ExpressionDataset("f.csv", rows, BadRows.NONE), SPLIT, LabelSet.FIVE))
                .isNotEqualTo(facts);
    }
}
