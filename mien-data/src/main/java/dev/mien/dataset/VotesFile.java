package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Expression;
import dev.mien.Quote;
import dev.mien.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A FER+ votes file (Barsoum et al. 2016): the number of ten annotators who chose each class, in columns whose order
 * differs from FER-2013's classes. Row i belongs to row i of the CSV file of the images.
 */
final class VotesFile {
    private static final List<String> OTHERS = List.of("contempt", "unknown", "nf");

    private final List<Votes> rows = new ArrayList<>();
    private final Map<Expression, Integer> columns = new EnumMap<>(Expression.class);
    private final String name;
    private int[] others = new int[0];

    private VotesFile(String name) {
        this.name = name;
    }

    /**
     * Reads the votes.
     *
     * @param imagesName the file of the images, for messages
     * @param records the number of rows of that file, good and bad
     */
    static VotesFile read(Path path, String imagesName, int records) {
        try (DataFile file = DataFile.open(path, VotesFile::fit)) {
            if (file.folder().isPresent()) {
                throw new UserError("a folder, expected a FER+ votes file", file.name(), "give the CSV file");
            }
            VotesFile votes = new VotesFile(file.name());
            CsvTable.read(file.name(), file.stream(), new CsvTable.Reader("", votes::header, votes::row));
            if (votes.rows.size() != records) {
                throw new UserError(
                        Amount.of(votes.rows.size(), "row") + " of votes, but " + imagesName + " has "
                                + Amount.of(records, "row") + ", and row i belongs to row i",
                        file.name(),
                        "give the votes of this very file");
            }
            return votes;
        }
    }

    /** The votes for a record of the images' file, from 0. */
    Votes votes(int record) {
        return rows.get(record);
    }

    private static int fit(List<String> names) {
        return names.contains("happiness") && names.contains("nf") ? 1 : 0;
    }

    private void header(CsvRow header) {
        for (String column : header.names()) {
            ClassNames.byName(column).ifPresent(expression -> columns.put(expression, header.column(column)));
        }
        if (columns.size() < Expression.values().length) {
            throw MissingColumn.error(name, "for each of the seven expressions", header.names());
        }
        others = OTHERS.stream()
                .mapToInt(header::column)
                .filter(column -> column >= 0)
                .toArray();
    }

    private void row(CsvRow row) {
        Map<Expression, Integer> votes = new EnumMap<>(Expression.class);
        columns.forEach((expression, column) -> {
            int count = count(row, column);
            if (count > 0) {
                votes.put(expression, count);
            }
        });
        int rest = 0;
        for (int column : others) {
            rest += count(row, column);
        }
        rows.add(new Votes(votes, rest));
    }

    private int count(CsvRow row, int column) {
        OptionalInt count = ClassNames.number(row.text(column));
        return count.orElseThrow(() -> new UserError(
                Quote.of(row.text(column)) + " votes, expected a number", name + ":" + row.line(), "mend the file"));
    }
}
