package dev.mien.dataset;

import dev.mien.UserError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A column of the user's own in data files, by which rows are told apart: who marked them, a camera, an age group. */
public final class GroupColumn {
    /** What rows without a value belong to. */
    public static final String NONE = "(none)";

    private final Set<String> names = new HashSet<>();
    private final Map<String, String> values = new HashMap<>(); // by file and line
    private final String column;

    private GroupColumn(String column) {
        this.column = column;
    }

    /**
     * Reads one column of data files.
     *
     * @param files those that the data set was read from
     * @param column its name, whatever the case
     * @throws UserError when a file is a folder of pictures, has no such column, or the name of another
     */
    public static GroupColumn read(List<Path> files, String column) {
        GroupColumn read = new GroupColumn(column.strip().toLowerCase(Locale.ROOT));
        for (Path path : files) {
            try (DataFile file =
                    DataFile.open(path, names -> Math.max(ExpressionCsv.fit(names), KeypointCsv.fit(names, false)))) {
                read.add(file);
            }
        }
        return read;
    }

    private void add(DataFile file) {
        if (file.folder().isPresent()) {
            throw new UserError(
                    "a folder of pictures has no columns",
                    file.name(),
                    "give a CSV file, or leave out the option groups");
        }
        String name = file.name();
        if (!names.add(name)) {
            throw new UserError("two files of this name, whose rows cannot be told apart", name, "rename one of them");
        }
        CsvTable.read(
                name,
                file.stream(),
                new CsvTable.Reader(
                        "pixels",
                        row -> {
                            if (row.column(column) < 0) {
                                throw CsvTable.missingColumn(name, "'" + column + "'", row.names());
                            }
                        },
                        row -> values.put(name + ":" + row.line(), row.text(row.column(column)))));
    }

    /** The value of a row's field; {@link #NONE} where it is empty. */
    public String of(Dataset data, int row) {
        String value = values.getOrDefault(data.place(row), "");
        return value.isEmpty() ? NONE : value;
    }
}
