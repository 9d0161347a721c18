package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Decimal;
import dev.mien.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** Counts the bad rows of one file or folder and keeps what is wrong with the first of them, however many there are. */
final class BadRowList {
    private static final int MESSAGES = 20;
    private static final int IN_SUMMARY = 3;

    /** So many bad rows at least are read before reading is given up. */
    private static final int PATIENCE = 10_000;

    private record Bad(long order, String place, String problem) {}

    private final String name;
    private final PriorityQueue<Bad> first = // the last of them on top
            new PriorityQueue<>(Comparator.comparingLong(Bad::order).reversed());
    private int count;

    /**
     * @param name the file or folder, for messages
     */
    BadRowList(String name) {
        this.name = name;
    }

    /**
     * Adds a row of a file that is left out.
     *
     * @param problem what was found and what was expected
     */
    void add(long line, String problem) {
        add(line, name + ":" + line, problem);
    }

    /**
     * Adds what is left out.
     *
     * @param order where it stands among the others
     * @param place the picture
     * @param problem what was found and what was expected
     */
    void add(long order, String place, String problem) {
        count++;
        if (first.size() == MESSAGES) {
            if (order > first.element().order()) {
                return;
            }
            first.remove();
        }
        first.add(new Bad(order, place, problem));
    }

    /**
     * Ends reading where nothing is to be hoped for: of at least {@value #PATIENCE} bad rows, when their share of the rows so far is
     * nearer to all than to the limit.
     *
     * @param rows how many rows were read so far
     * @param limit the share of bad rows, in 0..1, above which loading fails
     * @throws UserError when it ends
     */
    void refuseHopeless(int rows, double limit) {
        if (count >= PATIENCE && count > (1 + limit) / 2 * rows) {
            throw refusal("the first " + Amount.of(rows, "row"), limit);
        }
    }

    /**
     * @param whole what the bad rows are of
     */
    private UserError refusal(String whole, double limit) {
        String some = first.stream()
                .sorted(Comparator.comparingLong(Bad::order))
                .limit(IN_SUMMARY)
                .map(bad -> bad.place() + ": " + bad.problem())
                .collect(Collectors.joining(" | "));
        return new UserError(
                Amount.of(count, "of " + whole + " is bad", "of " + whole + " are bad") + ", more than the limit of "
                        + Decimal.percent(limit) + ", the first: " + some,
                name,
                "mend the file, or raise the limit of bad rows by the option bad-rows");
    }

    /**
     * The rows that were left out, in the file's order.
     *
     * @param good how many rows of the file are good
     * @param limit the share of bad rows, in 0..1, above which loading fails
     * @throws UserError when more are bad, or none is good
     */
    BadRows finish(int good, double limit) {
        List<Bad> rows = new ArrayList<>(first);
        rows.sort(Comparator.comparingLong(Bad::order));
        int all = good + count;
        List<String> messages = rows.stream()
                .map(bad -> bad.place() + ": " + bad.problem() + "; the row was skipped")
                .toList();
        if (all == 0) {
            throw new UserError("no rows", name, "give a file with faces in it");
        }
        if (good == 0 || count > limit * all) {
            throw refusal(Amount.of(all, "row"), limit);
        }
        return new BadRows(count, messages);
    }
}
