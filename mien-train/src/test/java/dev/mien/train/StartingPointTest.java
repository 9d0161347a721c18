package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.mien.UserError;
import dev.mien.export.OnnxExporter;
import dev.mien.export.OnnxWeights;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.train.config.Configs;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.Checkpoint;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.StartingPoint;
import dev.mien.train.sample.RandomSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTest {
    @TempDir
    Path folder;

    private final List<Weights> begun = new ArrayList<>();

    private void train(TrainConfig config, String name, Optional<StartingPoint> start) throws IOException {
        Trainer.train(
                new TrainingJob(
                        config,
                        RandomSamples.data(config.outputs()),
                        Configs.SPLIT,
                        Optional.empty(),
                        Optional.empty(),
                        start,
                        List.of()),
                folder.resolve(name),
                RunOptions.toTheEnd(TrainingListener.NONE),
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
    void ofModelFilesTheMeanIsTakenOfWhatBothHave() throws IOException {
        Net fifteen = Presets.create("small", Task.KEYPOINTS, 31);
        Net all = Presets.create("points-27", Task.KEYPOINTS, 55);
        List<ModelOrigin> files = new ArrayList<>();
        for (Net net : List.of(fifteen, all)) {
            Path file = folder.resolve(net.preset() + ".onnx");
            Weights weights = Weights.initial(net, new Random(files.size()));
            OnnxExporter.write(file, net, weights, metadata(net.preset()));
            files.add(ModelOrigin.file(file));
        }
        Weights random = Weights.initial(all, new Random(5));
        Weights second = OnnxWeights.of(files.get(1).read()).into(all, random);
        Weights first = OnnxWeights.of(files.get(0).read()).into(all, second);

        StartingPoint start = StartingPoint.ofModels(files);
        Map<String, float[]> mean = start.weights(all, () -> random).asMap();

        assertThat(start.description()).matches("starting from model [0-9a-f]{12} and [0-9a-f]{12}");
        assertThat(mean)
                .containsExactlyInAnyOrderEntriesOf(
                        Weights.mean(List.of(second, first)).asMap());
        assertThat(first.asMap()).isNotEqualTo(second.asMap());
    }

    @Test
    void aBlockThatAModelFileLacksBeginsAsTheIdentity() throws IOException {
        Net net = Presets.create("small", Task.KEYPOINTS, 31);
        Weights weights = Weights.initial(net, new Random(1));
        String block = lastBlock(weights);
        Path file = folder.resolve("small.onnx");
        OnnxExporter.write(file, net, weights, metadata("small"));
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        List<TensorProto> left = model.getGraph().getInitializerList().stream()
                .filter(tensor -> !tensor.getName().startsWith(block + "."))
                .toList();
        assertThat(left).hasSizeLessThan(model.getGraph().getInitializerCount());
        model.getGraphBuilder().clearInitializer().addAllInitializer(left);
        Files.write(file, model.build().toByteArray());

        Weights start = StartingPoint.ofModels(List.of(ModelOrigin.file(file)))
                .weights(net, () -> Weights.initial(net, new Random(5)));

        assertThat(start.get(block + ".norm2.weight")).containsOnly(0);
        assertThat(start.asMap().keySet())
                .filteredOn(name -> name.endsWith(".norm2.weight") && start.get(name)[0] == 0)
                .containsExactly(block + ".norm2.weight");
    }

    /** The last residual block that keeps its input's shape. */
    private static String lastBlock(Weights weights) {
        return weights.asMap().keySet().stream()
                .filter(name -> name.endsWith(".block2.norm2.weight"))
                .map(name -> name.substring(0, name.indexOf(".norm2")))
                .reduce("", (first, second) -> second);
    }

    private static ModelMetadata metadata(String preset) {
        return new ModelMetadata(
                Task.KEYPOINTS, Optional.empty(), preset, "0..1", "noise", "00", "none", 1, Map.of(), "none", "test");
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
