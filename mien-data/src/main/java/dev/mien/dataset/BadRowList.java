package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Decimal;
import dev.mien.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Counts the bad rows of one file or folder, or its bad photos, and keeps the messages of the first ones, so that memory is
 * bounded.
 */
final class BadRowList {
    private static final int MESSAGES = 20;
    private static final int IN_SUMMARY = 3;

    /** Reading is not aborted before this number of bad rows. */
    private static final int PATIENCE = 10_000;

    private record Bad(long order, String place, String problem) {}

    private final String name;
    private final String thing;
    private final String remedy;
    private final PriorityQueue<Bad> first = // the last of them on top
            new PriorityQueue<>(Comparator.comparingLong(Bad::order).reversed());
    private int count;

    /**
     * @param name the file or folder, for messages
     */
    BadRowList(String name) {
        this(name, "row", "mend the file");
    }

    /**
     * @param thing what is listed, such as {@code photo}
     * @param remedy what to do if too many are bad
     */
    BadRowList(String name, String thing, String remedy) {
        this.name = name;
        this.thing = thing;
        this.remedy = remedy;
    }

    /**
     * Adds a row of a file that is skipped.
     *
     * @param problem what was found and what was expected
     */
    void add(long line, String problem) {
        add(line, name + ":" + line, problem);
    }

    /**
     * Adds a picture that is skipped.
     *
     * @param order its position among the others
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
     * Aborts reading if it will certainly fail: after at least {@value #PATIENCE} bad rows, if their share of the rows
     * so far is closer to 1 than to the limit.
     *
     * @param rows the number of rows read so far
     * @param limit the share of bad rows, in 0..1, above which loading fails
     * @throws UserError when reading is aborted
     */
    void refuseHopeless(int rows, double limit) {
        if (count >= PATIENCE && count > (1 + limit) / 2 * rows) {
            throw refusal("the first " + Amount.of(rows, thing), limit);
        }
    }

    /**
     * @param whole the total that the bad rows are a share of, as text
     */
    private UserError refusal(String whole, double limit) {
        return new UserError(
                Amount.of(count, "of " + whole + " is bad", "of " + whole + " are bad") + ", more than the limit of "
                        + Decimal.percent(limit) + ", the first: " + some(),
                name,
                remedy + ", or raise the limit of bad rows by the option bad-rows");
    }

    private UserError refusalOfAll() {
        String none = count == 1
                ? "its only " + thing + " cannot be read: "
                : "none of its " + Amount.of(count, thing) + " can be read, the first: ";
        return new UserError(none + some(), name, remedy);
    }

    /** The first bad ones. */
    private String some() {
        return first.stream()
                .sorted(Comparator.comparingLong(Bad::order))
                .limit(IN_SUMMARY)
                .map(bad -> bad.place() + ": " + bad.problem())
                .collect(Collectors.joining(" | "));
    }

    /**
     * The rows that were skipped, in the file's order.
     *
     * @param good the number of good rows of the file
     * @param limit the share of bad rows, in 0..1, above which loading fails
     * @throws UserError when the share of bad rows is above the limit, or no row is good
     */
    BadRows finish(int good, double limit) {
        List<Bad> rows = new ArrayList<>(first);
        rows.sort(Comparator.comparingLong(Bad::order));
        int all = good + count;
        List<String> messages = rows.stream()
                .map(bad -> bad.place() + ": " + bad.problem() + "; the " + thing + " was skipped")
                .toList();
        if (all == 0) {
            throw new UserError("no " + thing + "s", name, "give a file with faces in it");
        }
        if (good == 0) {
            throw refusalOfAll();
        }
        if (count > limit * all) {
            throw refusal(Amount.of(all, thing), limit);
        }
        return new BadRows(count, messages);
    }
}
