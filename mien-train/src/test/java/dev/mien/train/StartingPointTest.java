package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTest {
    @TempDir
    Path folder;

    private final List<Weights> begun = new ArrayList<>();

    private void train(TrainConfig config, String name, Optional<StartingPoint> start) throws IOException {
        Trainer.train(
                config,
                Configs.data(config.outputs()),
                Configs.SPLIT,
                folder.resolve(name),
                RunOptions.toTheEnd(TrainingListener.NONE),
                start,
                (net, weights, engine) -> {
                    begun.add(weights);
                    return new BiasEngine(net, weights);
                });
    }

    private StartingPoint first() throws IOException {
        train(Configs.keypoints(4), "first", Optional.empty());
        return StartingPoint.of(List.of(new RunDirectory(folder.resolve("first"))));
    }

    @Test
    void aRunBeginsWithTheOthersBestWeightsAndSaysSo() throws IOException {
        StartingPoint start = first();
        TrainConfig config = Configs.keypoints(1).learningFrom(start.description());
        train(config, "second", Optional.of(start));
        assertThat(begun.get(1).asMap())
                .containsExactlyInAnyOrderEntriesOf(Checkpoint.read(folder.resolve("first/checkpoint.safetensors"))
                        .best());
        assertThat(begun.get(1).asMap()).isNotEqualTo(begun.get(0).asMap());
        assertThat(Files.readString(folder.resolve("second/config.json")))
                .containsPattern("\"files\" : \"noise; starting from model [0-9a-f]{12}\"");
    }

    @Test
    void aRunBeginsWithTheMeanOfSeveral() throws IOException {
        train(Configs.keypoints(4), "first", Optional.empty());
        train(Configs.keypoints(2), "second", Optional.empty());
        List<RunDirectory> runs =
                List.of(new RunDirectory(folder.resolve("first")), new RunDirectory(folder.resolve("second")));
        StartingPoint start = StartingPoint.of(runs);
        train(Configs.keypoints(1).learningFrom(start.description()), "third", Optional.of(start));
        Map<String, float[]> rests = new TreeMap<>(begun.get(2).asMap());
        for (RunDirectory run : runs) {
            Checkpoint.read(run.checkpoint())
                    .best()
                    .forEach((name, weights) -> rests.computeIfPresent(name, (n, left) -> {
                        float[] rest = left.clone();
                        for (int i = 0; i < rest.length; i++) {
                            rest[i] -= weights[i] / 2;
                        }
                        return rest;
                    }));
        }
        assertThat(begun.get(2).asMap()).isNotEqualTo(begun.get(0).asMap());
        assertThat(rests.values()).allSatisfy(rest -> assertThat(rest).containsOnly(new float[] {0}, within(1e-5f)));
        assertThat(Files.readString(folder.resolve("third/config.json")))
                .containsPattern("starting from model [0-9a-f]{12} and [0-9a-f]{12}\"");
    }

    @Test
    void anotherNetsRunIsRefusedBeforeAnythingIsWritten() throws IOException {
        StartingPoint start = first();
        TrainConfig other = Configs.expression(1);
        assertThatThrownBy(() -> train(other, "second", Optional.of(start)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another net than the one to train")
                .hasMessageContaining("first");
        assertThat(folder.resolve("second")).doesNotExist();
    }

    @Test
    void aFolderWithoutARunIsRefused() {
        assertThatThrownBy(() -> StartingPoint.of(List.of(new RunDirectory(folder))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no run with a finished epoch");
    }
}
