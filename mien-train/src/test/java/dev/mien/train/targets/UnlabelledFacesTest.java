package dev.mien.train.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
