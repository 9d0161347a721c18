package dev.mien.cli.table;

import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as a Parquet file: texts are UTF-8 strings, integers INT32, other numbers DOUBLE, all optional. Works
 * without Hadoop.
 */
@SuppressWarnings("deprecation") // methods that must be overridden, and are not called
final class ParquetTable<R> implements ResultWriter<R> {
    private final Path file;
    private final ParquetWriter<R> writer;

    /** Creates the file, or overwrites it. */
    ParquetTable(Path file, ResultTable<R> table) throws IOException {
        this.file = file;
        this.writer = new Builder<>(new LocalOutputFile(file), table)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCodecFactory(new GzipCodec())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .build();
    }

    @Override
    public void write(R row) throws IOException {
        writer.write(row);
    }

    /** Does nothing, since a columnar file is written in large parts. */
    @Override
    public void flush() {}

    /** Where the disk is full the file is emptied: without its end, where the columns are listed, nothing of it can be read. */
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (IOException e) {
            Files.write(file, new byte[0]);
            throw e;
        }
    }

    private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
        private final ResultTable<R> table;

        Builder(LocalOutputFile file, ResultTable<R> table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder<R> self() {
            return this;
        }

        @Override
        protected WriteSupport<R> getWriteSupport(Configuration unused) {
            return new Rows<>(table);
        }

        @Override
        protected WriteSupport<R> getWriteSupport(ParquetConfiguration unused) {
            return new Rows<>(table);
        }
    }

    /** Passes each row to the library, column by column. */
    private static final class Rows<R> extends WriteSupport<R> {
        private final ResultTable<R> table;
        private @Nullable RecordConsumer consumer;

        Rows(ResultTable<R> table) {
            this.table = table;
        }

        @Override
        public WriteContext init(Configuration unused) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration unused) {
            return context();
        }

        private WriteContext context() {
            Types.MessageTypeBuilder schema = Types.buildMessage();
            table.columns().forEach(column -> schema.addField(type(column)));
            MessageType message = schema.named("mien");
            return new WriteContext(message, Map.of());
        }

        private static PrimitiveType type(ResultTable.Column column) {
            if (column.type() == String.class) {
                return Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            }
            boolean whole = column.type() == Integer.class;
            return Types.optional(whole ? PrimitiveTypeName.INT32 : PrimitiveTypeName.DOUBLE)
                    .named(column.name());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(R result) {
            RecordConsumer target = Objects.requireNonNull(consumer, "prepareForWrite comes first");
            List<@Nullable Object> row = table.row(result);
            target.startMessage();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                if (value != null) {
                    String name = table.columns().get(i).name();
                    target.startField(name, i);
                    add(target, value);
                    target.endField(name, i);
                }
            }
            target.endMessage();
        }

        private static void add(RecordConsumer target, Object value) {
            if (value instanceof Integer whole) {
                target.addInteger(whole);
            } else if (value instanceof Double number) {
                target.addDouble(number);
            } else {
                target.addBinary(Binary.fromString(value.toString()));
            }
        }
    }
}
