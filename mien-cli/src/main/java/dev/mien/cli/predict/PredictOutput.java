package dev.mien.cli.predict;

import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.cli.console.Failures;
import dev.mien.cli.console.OptionWords;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Receives the results in the order of the inputs: rows, failures and notes; and applies limits. */
final class PredictOutput implements AutoCloseable {
    private final PredictTables tables;
    private final int limit;
    private final OptionalDouble minQuality;
    private final BooleanSupplier stop;
    private final PrintWriter messages;
    private final PredictCounts counts;

    /**
     * @param limit the largest number of rows in total
     * @param minQuality the lowest quality of faces with a row
     * @param stop called between pictures and frames: true stops the run
     * @param messages receives failures
     */
    PredictOutput(
            PredictTables tables, int limit, OptionalDouble minQuality, BooleanSupplier stop, PrintWriter messages) {
        this.tables = tables;
        this.limit = limit;
        this.minQuality = minQuality;
        this.stop = stop;
        this.messages = messages;
        this.counts = new PredictCounts(messages);
    }

    /** The counts so far. */
    PredictCounts counts() {
        return counts;
    }

    /** Whether no further input should be started. */
    boolean isFull() {
        return isFullOfFaces() || stop.getAsBoolean();
    }

    /** Whether the limit of rows is reached. */
    boolean isFullOfFaces() {
        return counts.faces() >= limit;
    }

    /** Whether there is no limit of rows. */
    boolean isUnlimited() {
        return limit == Integer.MAX_VALUE;
    }

    /** Whether the face has the requested quality; faces of unknown quality have. */
    boolean isGood(Face face) {
        OptionalDouble quality =
                face.measures().map(taken -> taken.get(Measure.QUALITY)).orElse(OptionalDouble.empty());
        return minQuality.isEmpty() || quality.orElse(100) >= minQuality.getAsDouble();
    }

    /** Prints a note for the user. */
    void note(String message) {
        messages.println("mien: " + Printable.of(OptionWords.of(message)));
    }

    /** Reports an input that could not be read. */
    void failed(String source, Throwable failure) {
        String message = Failures.describe(failure, source);
        messages.println("mien: " + message);
        counts.failed(1);
        String error = failure instanceof UserError known ? OptionWords.of(known) : message;
        tables.input(InputResult.failed(source, error));
    }

    /** Reports further failures of an input that was read. */
    void failed(int count, String message) {
        note(message);
        counts.failed(count);
    }

    /** Writes a row. */
    void face(FaceResult face) {
        tables.face(face);
        counts.face();
    }

    /** Writes the result of an input that was read. */
    void input(InputResult input) {
        tables.input(input);
    }

    @Override
    public void close() {
        counts.close();
    }
}
