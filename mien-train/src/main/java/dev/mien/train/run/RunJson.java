package dev.mien.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Converts records to JSON for run directories: {@code snake_case} names, enums in lower case. */
public final class RunJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunJson() {}

    /**
     * Reads a record of this package from a file.
     *
     * @throws UserError when the file is not in the format of {@link #write}
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            T read = MAPPER.readValue(Files.readAllBytes(file), type);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw foreign(file, e.getOriginalMessage(), e);
        }
        throw foreign(file, "null", null);
    }

    private static UserError foreign(Path file, String problem, @Nullable Exception cause) {
        UserError error =
                new UserError("not what 'mien train' writes: " + problem, file.toString(), "get the file again");
        return cause == null ? error : (UserError) error.initCause(cause);
    }

    /** Writes a record of this package as text. */
    public static String write(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that has no JSON form: " + record.getClass(), e);
        }
    }
}
