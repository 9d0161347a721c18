package dev.mien.dataset;

import dev.mien.UserError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A user-defined column of data files by which rows are grouped, such as the annotator, the camera or an age group. */
public final class GroupColumn {
    /** The group of rows without a value. */
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
     * @param files the files of the data set
     * @param column its name, ignoring case
     * @throws UserError when a file is a folder of pictures or lacks the column, or two files have the same name
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
                                throw missing(name, row.names());
                            }
                        },
                        row -> values.put(name + ":" + row.line(), row.text(row.column(column)))));
    }

    private UserError missing(String name, List<String> columns) {
        return new UserError(
                "no column '" + column + "'; the first line has: " + MissingColumn.begin(columns),
                name + ":1",
                "name one of these by the option groups");
    }

    /** The value of a row; {@link #NONE} if it is empty. */
    public String of(Dataset data, int row) {
        String value = values.getOrDefault(data.place(row), "");
        return value.isEmpty() ? NONE : value;
    }
}
