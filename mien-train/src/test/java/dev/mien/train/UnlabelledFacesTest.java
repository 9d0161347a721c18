package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.testing.SyntheticFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledFacesTest {
    private static final int MANY = 50;

    @TempDir
    Path folder;

    @Test
    void theirTargetsAreTheTeachersAnswersAndOneClassIsNotMostOfThem() throws IOException {
        UnlabelledFaces faces = ask(MANY, MANY, 3, 1, 0, 0, 0); // all are of the first class
        assertThat(faces.faces()).hasSize(2 * MANY / 5);
        assertThat(faces.shares().get(0))
                .containsExactly(new float[] {.779f, .105f, .039f, .039f, .039f}, within(.001f));
        assertThat(faces.description()).isEqualTo("20 faces of points.csv without labels");
    }

    @Test
    void facesThatTheTeachersAreNotSureOfAreLeftOut() throws IOException {
        assertThat(ask(MANY, MANY, .3f, 0, 0, 0, 0).faces()).isEmpty(); // .25 is the most that a class has
    }

    @Test
    void noMoreAreTakenThanAskedFor() throws IOException {
        assertThat(ask(MANY, 5, 3, 1, 0, 0, 0).faces()).hasSize(2);
    }

    @Test
    void theyAreLearnedBesideTheLabelledRowsAndDoNotChangeTheSharesOfClassesThatAreKnown() throws IOException {
        ExpressionDataset labelled = new ExpressionDataset(
                "f.csv",
                Collections.nCopies(
                        4, new ExpressionDataset.Row(face(48), Expression.HAPPY, Optional.empty(), "f.csv:2", "", "")),
                BadRows.NONE);
        Split split = new Split("by hand", new int[] {0, 1, 2}, new int[] {3}, new int[0]);
        TrainingData data =
                TrainingData.of(Configs.taught(.4), labelled, split, Teachers.NONE, ask(MANY, 10, 3, 1, 0, 0, 0));
        assertThat(data.training().size()).isEqualTo(3 + 4);
        float[] target = new float[LabelSet.FIVE.size()];
        data.training().read(5, 1, new float[data.training().imageLength()], 0, target, 0);
        assertThat(target[0]).isCloseTo(.779f, within(.001f));
        assertThat(data.meanTarget()[LabelSet.FIVE.indexOf(Expression.HAPPY)]).isEqualTo(1);
    }

    @Test
    void withoutATeacherTheyAreRefused() throws IOException {
        Path data = SyntheticFiles.expressions(folder.resolve("labelled.csv"), 24);
        TrainingRequest request =
                TrainingRequest.of(Task.EXPRESSION, List.of(data)).faces(Optional.of(data));
        assertThatThrownBy(request::prepare)
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("faces: needs a teacher")
                .hasMessageContaining("model expression");
    }

    private UnlabelledFaces ask(int faces, int max, float... logits) throws IOException {
        ModelOrigin teacher = ConstantModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, logits);
        KeypointDataset data = new KeypointDataset(
                "points.csv",
                Collections.nCopies(faces, new KeypointDataset.Row(face(96), Keypoints.NONE, "points.csv:2", "", "")),
                BadRows.NONE);
        return UnlabelledFaces.ask(data, max, List.of(teacher), LabelSet.FIVE, 1, 1);
    }

    private static GrayImage face(int side) {
        return new GrayImage(side, side, new byte[side * side]);
    }
}
