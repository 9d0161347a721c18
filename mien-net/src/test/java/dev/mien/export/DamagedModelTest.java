package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.mien.UserError;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is not a whole Mien model ends in a message, or answers all the same; never in anything else. */
class DamagedModelTest {
    private static final ModelOptions OPTIONS = new ModelOptions(1, false);
    private static final byte[] MODEL = model();
    private static final int HEAD = 9_000; // the operators, with which a small model begins
    private static final int TAIL = 1_200; // the inputs, outputs and metadata, with which it ends

    @TempDir
    Path folder;

    private enum Damage {
        FLIPS_IN_OPERATORS(60),
        FLIPS_IN_METADATA(30),
        FLIPS_IN_NUMBERS(20),
        RANDOM_BYTES_IN_OPERATORS(60),
        TRUNCATIONS(30),
        NOISE_ALONE(20);

        private final int cases;

        Damage(int cases) {
            this.cases = cases;
        }

        byte[] apply(Random random) {
            byte[] bytes = MODEL.clone();
            int flips = 1 + random.nextInt(3);
            switch (this) {
                case FLIPS_IN_OPERATORS -> flip(bytes, flips, 0, HEAD, random);
                case FLIPS_IN_METADATA -> flip(bytes, flips, bytes.length - TAIL, bytes.length, random);
                case FLIPS_IN_NUMBERS -> flip(bytes, flips, HEAD, bytes.length - TAIL, random);
                case RANDOM_BYTES_IN_OPERATORS -> {
                    byte[] noise = new byte[1 + random.nextInt(16)];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, bytes, random.nextInt(HEAD - noise.length), noise.length);
                }
                case TRUNCATIONS -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
                case NOISE_ALONE -> {
                    bytes = new byte[1 + random.nextInt(5_000)];
                    random.nextBytes(bytes);
                    bytes[0] = random.nextBoolean() ? 8 : bytes[0]; // some look like ONNX at first
                }
            }
            return bytes;
        }

        private static void flip(byte[] bytes, int flips, int from, int to, Random random) {
            for (int i = 0; i < flips; i++) {
                bytes[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void damageEndsInAMessageOrAnAnswer(Damage damage) throws IOException {
        int refused = 0;
        for (int seed = 0; seed < damage.cases; seed++) {
            Path file = file(damage.apply(new Random(seed)));
            try (FaceModel model = FaceModel.open(file, OPTIONS)) {
                assertThat(model.run(TestModels.images(2, 1), 2)).hasSize(10).doesNotContain(Float.NaN);
            } catch (UserError e) {
                refused++;
                assertThat(e.place()).isEqualTo(file.toString());
                assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n");
            } catch (RuntimeException e) {
                fail("seed " + seed + " of " + damage, e);
            }
        }
        switch (damage) {
            case TRUNCATIONS, NOISE_ALONE -> assertThat(refused).isEqualTo(damage.cases);
            case FLIPS_IN_NUMBERS -> assertThat(refused).isLessThan(damage.cases);
            default -> assertThat(refused).isBetween(damage.cases / 4, damage.cases);
        }
    }

    @Test
    void aMissingFileAFolderAndAnEmptyOneAreNamed() throws IOException {
        refuses(folder.resolve("none.onnx"), "no such file");
        refuses(folder, "a folder, expected a model file");
        refuses(file(new byte[0]), "an empty file");
    }

    @Test
    void aTextIsNotAnOnnxFile() throws IOException {
        refuses(file("emotion,pixels,Usage\n0,1 2 3,Training\n".getBytes(StandardCharsets.UTF_8)), "not an ONNX file");
    }

    @Test
    void halfAModelIsACutOffOne() throws IOException {
        refuses(file(Arrays.copyOf(MODEL, MODEL.length / 2)), "a damaged or cut off ONNX file");
    }

    @Test
    void aKeyOfTheMetadataThatEndsInItsMiddleIsDamage() throws IOException {
        refuses(
                edited(model -> model.addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey("mien.metric.\0loss")
                        .setValue("1"))),
                "a key of its metadata cannot be read");
    }

    @Test
    void anOnnxFileOfSomebodyElseIsNotAMienModel() throws IOException {
        refuses(edited(ModelProto.Builder::clearMetadataProps), "not a Mien model");
        refuses(
                edited(model -> model.clearMetadataProps()
                        .addMetadataProps(StringStringEntryProto.newBuilder()
                                .setKey("author")
                                .setValue("somebody"))),
                "not a Mien model");
    }

    @Test
    void aModelOfALaterFormatIsRefused() throws IOException {
        refuses(edited(model -> model.getMetadataPropsBuilder(0).setValue("2")), "a Mien model of format 2");
    }

    @Test
    void anotherInputIsRefused() throws IOException {
        refuses(
                edited(model -> input(model)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(0)
                        .setDimValue(4)),
                "takes [4, 1, 96, 96], expected [-1, 1, 96, 96]");
        refuses(
                edited(model -> {
                    input(model).setName("picture");
                    model.getGraphBuilder().getNodeBuilder(0).setInput(0, "picture");
                }),
                "[picture], expected [image]");
        refuses(
                edited(model -> model.getGraphBuilder()
                        .addInput(input(model).build().toBuilder().setName("second"))),
                "[image, second], expected [image]");
    }

    @Test
    void anotherOutputThanTheTaskPromisesIsRefused() throws IOException {
        refuses(edited(model -> property(model, "mien.task", "keypoints")), "[probabilities], expected [keypoints]");
        refuses(edited(model -> property(model, "mien.labels", "seven")), "answers [-1, 5], expected [-1, 7]");
    }

    @Test
    void aModelWithoutItsGraphIsRefused() throws IOException {
        refuses(edited(ModelProto.Builder::clearGraph), "");
        refuses(edited(model -> model.getGraphBuilder().clearInitializer()), "does not work as a model");
    }

    @Test
    void numbersThatAreNoneAreNotAnAnswer() throws IOException {
        Path file = edited(model -> {
            TensorProto.Builder bias = model.getGraphBuilder()
                    .getInitializerBuilder(model.getGraph().getInitializerCount() - 1);
            byte[] bytes = bias.getRawData().toByteArray();
            Arrays.fill(bytes, (byte) 0xff); // NaN
            bias.setRawData(ByteString.copyFrom(bytes));
        });
        try (FaceModel model = FaceModel.open(file, OPTIONS)) {
            assertThatThrownBy(() -> model.run(TestModels.images(1, 1), 1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("its answer is NaN");
        }
    }

    @Test
    void channelsMayStandLastAsWell() throws IOException {
        // One channel: the bytes are the same. Only the declared input differs, a Reshape brings it back.
        Path file = edited(model -> {
            GraphProto.Builder graph = model.getGraphBuilder();
            TypeProto.Tensor.Builder type =
                    graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder();
            type.getShapeBuilder().getDimBuilder(1).setDimValue(96);
            type.getShapeBuilder().getDimBuilder(3).setDimValue(1);
            graph.getNodeBuilder(0).setInput(0, "channels.first");
            graph.addNode(
                    0,
                    NodeProto.newBuilder()
                            .setOpType("Transpose")
                            .addInput("image")
                            .addOutput("channels.first")
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("perm")
                                    .setType(AttributeProto.AttributeType.INTS)
                                    .addInts(0)
                                    .addInts(3)
                                    .addInts(1)
                                    .addInts(2)));
        });
        float[] images = TestModels.images(2, 1);
        try (FaceModel last = FaceModel.open(file, OPTIONS);
                FaceModel first = FaceModel.open(file(MODEL), OPTIONS)) {
            assertThat(last.run(images, 2)).isEqualTo(first.run(images, 2));
        }
    }

    private static byte[] model() {
        Net net = Presets.create("small", Task.EXPRESSION, 5);
        return OnnxExporter.toBytes(net, TestModels.weights(net, 2), TestModels.metadata(Task.EXPRESSION, "small"));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    private Path edited(Consumer<ModelProto.Builder> edit) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(MODEL).toBuilder();
        edit.accept(model);
        return file(model.build().toByteArray());
    }

    private static ValueInfoProto.Builder input(ModelProto.Builder model) {
        return model.getGraphBuilder().getInputBuilder(0);
    }

    private static void property(ModelProto.Builder model, String key, String value) {
        model.getMetadataPropsBuilderList().stream()
                .filter(property -> property.getKey().equals(key))
                .forEach(property -> property.setValue(value));
    }

    private static void refuses(Path file, String problem) {
        assertThatThrownBy(() -> FaceModel.open(file, OPTIONS).close())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem);
    }
}
