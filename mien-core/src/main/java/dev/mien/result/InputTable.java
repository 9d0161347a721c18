package dev.mien.result;

import dev.mien.Decimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The table of inputs, the same in every format: {@code source, width, height, frames, faces, seconds, error}; see
 * {@link InputResult}. Inputs without faces have a row here, but none in the table of faces.
 */
public final class InputTable implements ResultTable<InputResult> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("source"),
            Column.whole("width"),
            Column.whole("height"),
            Column.whole("frames"),
            Column.whole("faces"),
            Column.number("seconds"),
            Column.text("error"));

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<@Nullable Object> row(InputResult input) {
        return Arrays.asList(
                input.source(),
                orNull(input.width()),
                orNull(input.height()),
                input.frames(),
                input.faces(),
                Decimal.roundedLength(input.seconds()),
                input.error().isEmpty() ? null : input.error());
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
