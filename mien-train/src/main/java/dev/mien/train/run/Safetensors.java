package dev.mien.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.UserError;
import dev.mien.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Reads and writes named arrays of floats in the safetensors format (https://github.com/huggingface/safetensors): the
 * length of the header in 8 bytes, the header as JSON, and the arrays' bytes, all little-endian. The header's
 * {@code __metadata__} also contains a CRC-32C of the other metadata and the arrays, which other readers ignore.
 *
 * @param metadata texts by name
 * @param arrays the arrays by name; not copied
 */
record Safetensors(Map<String, String> metadata, Map<String, float[]> arrays) {
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32c";
    private static final int CHUNK = 1 << 20; // floats
    private static final int LARGEST_HEADER = 1 << 26;

    /** Writes the file atomically. */
    void write(Path file) throws IOException {
        WholeFile.write(file, temporary -> {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer header = header(0);
                CRC32C checksum = checksum(metadata);
                channel.position(header.remaining());
                ByteBuffer chunk =
                        ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (float[] array : arrays.values()) {
                    for (int from = 0; from < array.length; from += CHUNK) {
                        int count = Math.min(CHUNK, array.length - from);
                        chunk.clear().limit(count * Float.BYTES);
                        chunk.asFloatBuffer().put(array, from, count);
                        checksum.update(chunk);
                        chunk.flip();
                        writeFully(channel, chunk);
                    }
                }
                channel.position(0);
                writeFully(channel, header(checksum.getValue())); // as long as the first, since the digits are fixed
            }
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserError when the file is damaged
     */
    static Safetensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = readFully(channel, Long.BYTES).getLong();
            if (length < 2 || length > Math.min(LARGEST_HEADER, channel.size() - Long.BYTES)) {
                throw damaged(file, "a header of " + length + " bytes");
            }
            JsonNode header = RunJson.MAPPER.readTree(StandardCharsets.UTF_8
                    .decode(readFully(channel, (int) length))
                    .toString());
            Map<String, String> metadata = new LinkedHashMap<>();
            header.path(METADATA)
                    .properties()
                    .forEach(entry ->
                            metadata.put(entry.getKey(), entry.getValue().asText()));
            String expected = metadata.remove(CHECKSUM);
            CRC32C checksum = checksum(metadata);
            Map<String, float[]> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (!entry.getKey().equals(METADATA)) {
                    arrays.put(entry.getKey(), readArray(channel, entry.getValue(), checksum));
                }
            }
            if (!hex(checksum.getValue()).equals(expected)) {
                throw damaged(file, "its checksum does not fit");
            }
            return new Safetensors(metadata, arrays);
        } catch (EOFException e) {
            throw damaged(file, "it ends early");
        } catch (JsonProcessingException e) {
            throw damaged(file, "its header is not JSON");
        }
    }

    private static float[] readArray(FileChannel channel, JsonNode description, CRC32C checksum) throws IOException {
        JsonNode offsets = description.path("data_offsets");
        long bytes = offsets.path(1).asLong() - offsets.path(0).asLong();
        if (bytes < 0 || bytes > channel.size() - channel.position()) {
            throw new EOFException();
        }
        float[] array = new float[(int) (bytes / Float.BYTES)];
        for (int from = 0; from < array.length; from += CHUNK) {
            int count = Math.min(CHUNK, array.length - from);
            ByteBuffer chunk = readFully(channel, count * Float.BYTES);
            chunk.asFloatBuffer().get(array, from, count);
            checksum.update(chunk);
        }
        return array;
    }

    private ByteBuffer header(long checksum) {
        ObjectNode header = RunJson.MAPPER.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        metadata.forEach(texts::put);
        texts.put(CHECKSUM, hex(checksum));
        long offset = 0;
        for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
            long bytes = (long) Float.BYTES * entry.getValue().length;
            ObjectNode description = header.putObject(entry.getKey());
            description.put("dtype", "F32");
            description.putArray("shape").add(entry.getValue().length);
            description.putArray("data_offsets").add(offset).add(offset + bytes);
            offset += bytes;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8; // the format wants the arrays aligned; blanks are allowed
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(padded).put(json);
        while (buffer.hasRemaining()) {
            buffer.put((byte) ' ');
        }
        return buffer.flip();
    }

    private static CRC32C checksum(Map<String, String> metadata) {
        CRC32C checksum = new CRC32C();
        new TreeMap<>(metadata)
                .forEach((key, value) -> checksum.update((key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        return checksum;
    }

    private static String hex(long checksum) {
        return HexFormat.of().toHexDigits(checksum, 8);
    }

    private static ByteBuffer readFully(FileChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static UserError damaged(Path file, String problem) {
        return new UserError("damaged: " + problem, file.toString(), "train again into another folder");
    }
}
