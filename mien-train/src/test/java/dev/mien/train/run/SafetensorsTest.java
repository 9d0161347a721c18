package dev.mien.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    private final Map<String, float[]> arrays = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        float[] large = new float[(1 << 20) + 7]; // more than is written at once
        for (int i = 0; i < large.length; i++) {
            large[i] = i * .25f;
        }
        arrays.put("b.weight", large);
        arrays.put("a.bias", new float[] {-1.5f, Float.NaN, Float.MIN_VALUE});
        arrays.put("none", new float[0]);
        file = folder.resolve("state.safetensors");
        new Safetensors(Map.of("epoch", "3", "näme", "ü"), arrays).write(file);
    }

    @Test
    void whatIsWrittenIsReadAgainInItsOrder() throws IOException {
        Safetensors read = Safetensors.read(file);
        assertThat(read.metadata()).isEqualTo(Map.of("epoch", "3", "näme", "ü"));
        assertThat(read.arrays().keySet()).containsExactly("b.weight", "a.bias", "none");
        read.arrays().forEach((name, array) -> assertThat(array).isEqualTo(arrays.get(name)));
    }

    /** As https://huggingface.co/docs/safetensors has it: other programs read it without knowing Mien. */
    @Test
    void theFileIsLaidOutAsTheFormatSays() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        assertThat(length % 8).isZero();
        byte[] json = new byte[length];
        bytes.get(json);
        JsonNode header = new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8));
        assertThat(header.path("__metadata__").path("epoch").asText()).isEqualTo("3");
        JsonNode bias = header.path("a.bias");
        assertThat(bias.path("dtype").asText()).isEqualTo("F32");
        assertThat(bias.path("shape").toString()).isEqualTo("[3]");
        int begin = bias.path("data_offsets").path(0).asInt();
        assertThat(bias.path("data_offsets").path(1).asInt()).isEqualTo(begin + 3 * Float.BYTES);
        assertThat(bytes.getFloat(Long.BYTES + length + begin)).isEqualTo(-1.5f);
        int end = header.path("none").path("data_offsets").path(1).asInt();
        assertThat(Long.BYTES + length + end).isEqualTo(bytes.capacity()); // no hole, nothing behind
    }

    @Test
    void aChangedNumberAndAChangedTextAreFound() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] number = bytes.clone();
        number[bytes.length - 1] ^= 1;
        refuses(number, "its checksum does not fit");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] metadata = bytes.clone();
        metadata[text.indexOf("\"epoch\":\"3\"") + 9] = '4';
        refuses(metadata, "its checksum does not fit");
    }

    @Test
    void aDamagedFileIsRefusedByName() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        refuses(Arrays.copyOf(bytes, bytes.length - 1), "it ends early");
        refuses(Arrays.copyOf(bytes, 5), "it ends early");
        refuses(new byte[0], "it ends early");
        byte[] header = bytes.clone();
        header[Long.BYTES] = 'x';
        refuses(header, "its header is not JSON");
        byte[] length = bytes.clone();
        length[7] = 1; // 2^56 bytes and more
        refuses(length, "a header of");
    }

    private void refuses(byte[] bytes, String problem) throws IOException {
        Path damaged = Files.write(folder.resolve("damaged.safetensors"), bytes);
        assertThatThrownBy(() -> Safetensors.read(damaged))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("damaged.safetensors: damaged: " + problem);
    }
}
