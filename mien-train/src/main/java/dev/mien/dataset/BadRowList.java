package dev.mien.dataset;

import dev.mien.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with the rows of one file. */
final class BadRowList {
    private static final int MESSAGES = 20;
    private static final int IN_SUMMARY = 3;

    private record Bad(long line, String place, String problem) {}

    private final List<Bad> rows = new ArrayList<>();

    /**
     * Adds a row that is left out.
     *
     * @param line where it stands in the file, for the order of the messages
     * @param place file and line, or the picture
     * @param problem what was found and what was expected
     */
    void add(long line, String place, String problem) {
        rows.add(new Bad(line, place, problem));
    }

    /**
     * The rows that were left out, in the file's order.
     *
     * @param good how many rows of the file are good
     * @param limit the share of bad rows, in 0..1, that is borne
     * @throws UserError when more are bad, or none is good
     */
    BadRows finish(String name, int good, double limit) {
        rows.sort(Comparator.comparingLong(Bad::line));
        int all = good + rows.size();
        List<String> messages = rows.stream()
                .limit(MESSAGES)
                .map(bad -> bad.place() + ": " + bad.problem() + "; the row was skipped")
                .toList();
        if (all == 0) {
            throw new UserError("no rows", name, "give a file with faces in it");
        }
        if (good == 0 || rows.size() > limit * all) {
            String first = String.join(
                    " | ",
                    rows.stream()
                            .limit(IN_SUMMARY)
                            .map(bad -> bad.place() + ": " + bad.problem())
                            .toList());
            throw new UserError(
                    rows.size() + " of " + all + " rows are bad, more than the limit of " + percent(limit)
                            + ", the first: " + first,
                    name,
                    "mend the file, or raise the limit of bad rows");
        }
        return new BadRows(rows.size(), messages);
    }

    private static String percent(double share) {
        double value = Math.round(share * 1e4) / 1e2;
        return (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value)) + " %";
    }
}
