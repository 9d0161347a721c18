package dev.mien.serve;

import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.LabelSet;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
    @Test
    void theTwoResNetProjectsClientIsAnsweredInItsNamesAndClasses() {
        float[] faces = RandomModels.faces(2, 1);
        try (MienServer server =
                MienServer.start(ServerFixture.options(ModelSource.twoResNets().toArray(ModelSource[]::new)))) {
            assertThat(server.models()).containsExactly("emotion_model", "keypoint_model");
            float[][] emotions = predict(server, "emotion_model", faces);
            float[] seven = answer(Task.EXPRESSION, faces);
            for (int i = 0; i < 2; i++) {
                float[] five = LabelSet.SEVEN.project(Arrays.copyOfRange(seven, i * 7, (i + 1) * 7), LabelSet.FIVE);
                assertThat(emotions[i]).containsExactly(five, within(1e-5f));
            }
            float[][] points = predict(server, "keypoint_model", faces);
            assertThat(points[1])
                    .containsExactly(Arrays.copyOfRange(answer(Task.KEYPOINTS, faces), 30, 60), within(1e-3f));
            assertThat(ServerFixture.get(server, "/v1/models/emotion_model/metadata")
                            .json()
                            .toString())
                    .contains("\"surprise\"")
                    .doesNotContain("\"fear\"", "\"neutral\"");
        }
    }

    private static float[][] predict(MienServer server, String model, float[] faces) {
        return post(server, "/v1/models/" + model + "/versions/1:predict", instances(faces, 2))
                .rows("predictions");
    }

    private static float[] answer(Task task, float[] faces) {
        try (FaceModel model = FaceModel.open(ModelOrigin.shipped(task), new ModelOptions(1, false))) {
            return model.run(faces, 2);
        }
    }
}
