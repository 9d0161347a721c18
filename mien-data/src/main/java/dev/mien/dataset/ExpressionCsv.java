package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads expressions with FER-2013's columns: {@code emotion}, {@code pixels} and optionally {@code Usage} and
 * {@code Group}.
 */
final class ExpressionCsv {
    static final String EMOTION = "emotion";
    private static final String PIXELS = "pixels";

    /** A row before its image size and class number are interpreted. */
    private record Draft(int index, long line, byte[] pixels, String emotion, String split, String group) {}

    private final String name;
    private final LoadOptions options;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Integer, Integer> rowsByNumber = new TreeMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final SquareSize size = new SquareSize();
    private final BadRowList bad;
    private int records;
    private int emotionColumn;
    private int splitColumn;
    private int groupColumn;
    private List<String> columnNotes = List.of();

    private ExpressionCsv(String name, LoadOptions options) {
        this.name = name;
        this.options = options;
        bad = new BadRowList(name);
    }

    /** How well a file with these columns matches: 2 if it names splits, 1 if not, 0 for another kind. */
    static int fit(List<String> names) {
        return names.contains(EMOTION) && names.contains(PIXELS) ? names.contains(SplitNames.COLUMN) ? 2 : 1 : 0;
    }

    static ExpressionDataset read(DataFile file, LoadOptions options) {
        return new ExpressionCsv(file.name(), options).load(file);
    }

    private ExpressionDataset load(DataFile file) {
        CsvTable.read(name, file.stream(), new CsvTable.Reader(PIXELS, this::header, this::row));
        Optional<VotesFile> votes = options.votes().map(path -> VotesFile.read(path, name, records));
        ClassCoding coding = options.classNames()
                .orElseGet(() -> ClassNames.guess(name, rowsByNumber, splitColumn >= 0, options.badRowLimit()));
        LeftOut leftOut = new LeftOut(name);
        List<ExpressionDataset.Row> rows = rows(coding, votes, leftOut);
        BadRows badRows = bad.finish(rows.size(), options.badRowLimit());
        List<String> notes = new ArrayList<>(
                coding.note(name, !rowsByNumber.isEmpty(), options.classNames().isPresent()));
        notes.addAll(leftOut.notes());
        notes.addAll(columnNotes);
        return new ExpressionDataset(name, rows, badRows, notes);
    }

    private List<ExpressionDataset.Row> rows(ClassCoding coding, Optional<VotesFile> votes, LeftOut leftOut) {
        int side = size.mostCommon();
        List<ExpressionDataset.Row> rows = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Optional<Expression> expression = coding.expression(draft.emotion);
            if (side == 0 || draft.pixels.length != side * side) {
                bad.add(draft.line, size.problem(draft.pixels.length));
            } else if (coding.leavesOut(draft.emotion)) {
                leftOut.add(draft.emotion);
            } else if (expression.isEmpty()) {
                bad.add(draft.line, coding.unknown(draft.emotion));
            } else {
                rows.add(new ExpressionDataset.Row(
                        new GrayImage(side, side, draft.pixels),
                        expression.get(),
                        votes.map(all -> all.votes(draft.index)),
                        name + ":" + draft.line,
                        draft.split,
                        draft.group));
            }
        }
        return rows;
    }

    private void header(CsvRow header) {
        if (fit(header.names()) == 0) {
            throw MissingColumn.error(
                    name, header.names().contains(EMOTION) ? "'pixels'" : "'emotion'", header.names());
        }
        emotionColumn = header.column(EMOTION);
        splitColumn = header.column(SplitNames.COLUMN);
        groupColumn = header.column("group");
        columnNotes = SplitNames.notes(name, header.names());
    }

    private void row(CsvRow row) {
        records++;
        bad.refuseHopeless(records, options.badRowLimit());
        Optional<String> problem = row.problem();
        if (problem.isPresent()) {
            bad.add(row.line(), problem.get());
        } else {
            String emotion = share(row.text(emotionColumn));
            ClassNames.number(emotion).ifPresent(number -> rowsByNumber.merge(number, 1, Integer::sum));
            byte[] pixels = row.pixels().toBytes();
            size.add(pixels.length);
            drafts.add(new Draft(
                    row.index(), row.line(), pixels, emotion, share(row.text(splitColumn)), row.text(groupColumn)));
        }
    }

    /** Returns a single string instance for equal texts, to save memory. */
    private String share(String text) {
        return shared.computeIfAbsent(text, same -> same);
    }
}
