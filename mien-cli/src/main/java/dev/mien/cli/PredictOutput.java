package dev.mien.cli;

import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Takes what was read, in the inputs' order: rows, failures, words for the user; and knows when it is enough. */
final class PredictOutput implements AutoCloseable {
    private final PredictTables tables;
    private final int limit;
    private final OptionalDouble minQuality;
    private final BooleanSupplier stop;
    private final PrintWriter messages;
    private final PredictCounts counts;

    /**
     * @param limit the most rows in all
     * @param minQuality faces that can be read less well have no row
     * @param stop asked between pictures and frames whether to end early
     * @param messages where failures are named
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

    /** What was read so far. */
    PredictCounts counts() {
        return counts;
    }

    /** Whether nothing more is to be begun. */
    boolean isFull() {
        return isFullOfFaces() || stop.getAsBoolean();
    }

    /** Whether no more rows are wanted. */
    boolean isFullOfFaces() {
        return counts.faces() >= limit;
    }

    /** Whether all rows are wanted, however many there are. */
    boolean isUnlimited() {
        return limit == Integer.MAX_VALUE;
    }

    /** Whether the face can be read as well as was asked; one of unknown quality can. */
    boolean isGood(Face face) {
        OptionalDouble quality =
                face.measures().map(taken -> taken.get(Measure.QUALITY)).orElse(OptionalDouble.empty());
        return minQuality.isEmpty() || quality.orElse(100) >= minQuality.getAsDouble();
    }

    /** What the user should know. */
    void note(String message) {
        messages.println("mien: " + Printable.of(OptionWords.of(message)));
    }

    /** That this input could not be read. */
    void failed(String source, Throwable failure) {
        String message = Failures.describe(failure, source);
        messages.println("mien: " + message);
        counts.failed(1);
        String error = failure instanceof UserError known ? OptionWords.of(known) : message;
        tables.input(InputResult.failed(source, error));
    }

    /** That so many more things went wrong with an input that was read. */
    void failed(int count, String message) {
        note(message);
        counts.failed(count);
    }

    /** A row. */
    void face(FaceResult face) {
        tables.face(face);
        counts.face();
    }

    /** What became of an input that was read. */
    void input(InputResult input) {
        tables.input(input);
    }

    @Override
    public void close() {
        counts.close();
    }
}
