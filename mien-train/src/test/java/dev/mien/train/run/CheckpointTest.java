package dev.mien.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.engine.EngineState;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import dev.mien.train.history.RunProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final Checkpoint checkpoint = new Checkpoint(
            new RunProgress(
                    1,
                    17,
                    0.1 + 0.2,
                    544,
                    3.25,
                    new History(Metric.RMSE, List.of(new EpochReport(1, 2.5, 1 / 3.0, 0.7, 4.2, 1e-3, 88.125)))),
            new EngineState(1L << 40, Map.of("weights/a", random(1000), "step", new float[] {3})),
            Map.of("a", new float[] {Float.MIN_VALUE, -0f, 1e30f}));

    private static float[] random(int size) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("checkpoint.safetensors");
        checkpoint.write(file);
    }

    @Test
    void everyNumberComesBackToTheBit() throws IOException {
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.progress()).isEqualTo(checkpoint.progress());
        assertThat(read.state().step()).isEqualTo(1L << 40);
        assertThat(read.state().arrays()).containsOnlyKeys("weights/a", "step");
        assertThat(read.state().arrays().get("weights/a"))
                .isEqualTo(checkpoint.state().arrays().get("weights/a"));
        assertThat(read.best().get("a")).isEqualTo(checkpoint.best().get("a"));
    }

    @Test
    void theFileIsLaidOutAsTheFormatSays() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        byte[] json = new byte[header];
        bytes.get(json);
        var step = RunJson.MAPPER.readTree(json).get("engine/step");
        assertThat(step.get("dtype").asText()).isEqualTo("F32");
        bytes.position(Long.BYTES + header + step.get("data_offsets").get(0).asInt());
        assertThat(bytes.getFloat()).isEqualTo(3);
        assertThat(bytes.capacity()).isEqualTo(Long.BYTES + header + 4 * (1000 + 1 + 3));
    }

    @Test
    void aFileCutShortAnywhereIsNamedAsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("checkpoint.safetensors");
        }
    }

    @Test
    void oneWrongBitAnywhereIsNamedAsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            byte[] damaged = bytes.clone();
            // The header's own offsets are plain text; a wrong bit in the arrays or the saved progress must not pass.
            int place = random.nextInt(Long.BYTES + header, bytes.length);
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(UserError.class);
        }
        String text = new String(bytes, 0, header, java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] otherProgress = bytes.clone();
        otherProgress[text.indexOf("17,")] = '8';
        Files.write(file, otherProgress);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void numbersThatAreNotFiniteAreFound() {
        assertThat(checkpoint.notFinite()).isEmpty();
        EngineState state = new EngineState(1, Map.of("good", new float[2], "bad", new float[] {1, Float.NaN}));
        assertThat(new Checkpoint(checkpoint.progress(), state, Map.of()).notFinite())
                .hasValue("bad");
    }
}
