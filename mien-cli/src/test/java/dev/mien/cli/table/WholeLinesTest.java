package dev.mien.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays of a table when the disk is full or the process is killed. */
class WholeLinesTest {
    private static final String ROW = "12345,6.789\n";

    @TempDir
    Path folder = Path.of("");

    /** A file on a disk that has room for so many bytes. */
    private record Disk(SeekableByteChannel file, int room) implements SeekableByteChannel {
        @Override
        public int write(ByteBuffer source) throws IOException {
            int free = (int) (room - file.position());
            if (free == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = source.slice().limit(Math.min(free, source.remaining()));
            int written = file.write(part);
            source.position(source.position() + written);
            return written;
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return file.truncate(size);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            return file.position(position);
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private record Numbers() implements ResultTable<Integer> {
        @Override
        public List<Column> columns() {
            return List.of(Column.whole("a"));
        }

        @Override
        public List<@Nullable Object> row(Integer number) {
            return List.of(number);
        }
    }

    private Writer writer(Path file, int room, String end) throws IOException {
        SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new BufferedWriter(
                new OutputStreamWriter(new WholeLines(new Disk(channel, room), end), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"20000, 1666, 19992", "16384, 1365, 16380", "8191, 682, 8184", "12, 1, 12", "11, 0, 0"})
    void theRowsThatFitStayAndNoPartOfTheNext(int room, int rows, long bytes) throws IOException {
        Path file = folder.resolve("a.csv");
        try (Writer writer = writer(file, room, "")) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 3000; i++) {
                            writer.write(ROW);
                        }
                        writer.flush();
                    })
                    .hasMessage("No space left on device");
        }
        assertThat(file).hasSize(bytes).content().isEqualTo(ROW.repeat(rows));
    }

    @Test
    void whatStaysOfJsonIsADocument() throws IOException {
        Path file = folder.resolve("a.json");
        try (Writer writer = writer(file, 30, ResultWriter.JSON_END);
                ResultWriter<Integer> rows = ResultWriter.json(writer, "faces", new Numbers())) {
            for (int i = 1; i <= 3; i++) {
                rows.write(i);
            }
            assertThatThrownBy(rows::flush).hasMessage("No space left on device");
        }
        assertThat(file).content().isEqualTo("{\"faces\":[{\"a\":1}\n,{\"a\":2}\n]}\n");
    }

    @Test
    void afterEachWriteTheFileHasWholeRowsOnly() throws IOException {
        Path file = folder.resolve("a.csv");
        try (Writer writer = writer(file, Integer.MAX_VALUE, "")) {
            for (int i = 0; i < 3000; i++) {
                writer.write(ROW);
                String there = Files.readString(file); // all that a kill would leave
                assertThat(there).isEqualTo(ROW.repeat(there.length() / ROW.length()));
            }
        }
        assertThat(file).content().isEqualTo(ROW.repeat(3000));
    }

    @Test
    void afterEachWriteJsonIsADocument() throws IOException {
        Path file = folder.resolve("a.json");
        try (Writer writer = writer(file, Integer.MAX_VALUE, ResultWriter.JSON_END);
                ResultWriter<Integer> rows = ResultWriter.json(writer, "faces", new Numbers())) {
            rows.write(1);
            rows.flush();
            assertThat(file).content().isEqualTo("{\"faces\":[{\"a\":1}\n]}\n");
            rows.write(2);
            rows.flush();
            assertThat(file).content().isEqualTo("{\"faces\":[{\"a\":1}\n,{\"a\":2}\n]}\n");
        }
        assertThat(file).content().isEqualTo("{\"faces\":[{\"a\":1}\n,{\"a\":2}\n]}\n");
    }

    @Test
    void withoutAHeaderThereIsNoFileAndTheOneBeforeStays() throws IOException {
        Path table = Files.writeString(folder.resolve("predictions.csv"), "before");
        RowsFile file = new RowsFile(table);
        try (Writer writer = WholeLines.open(file.growing(), "")) {
            writer.flush();
        }
        file.keep();
        assertThat(table).content().isEqualTo("before");
        assertThat(folder).isDirectoryContaining("glob:**/predictions.csv").isDirectoryNotContaining("glob:**part*");
    }
}
