package dev.mien.cli.table;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Printable;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Writes faces as a table for a terminal: source, number, box, expression and confidence. Rows are written as they are
 * found, the header before the first one.
 */
public final class TerminalTable implements ResultWriter<FaceResult> {
    private static final int SOURCE = 36;
    private static final String ROW = "%-" + SOURCE + "s %4s  %-22s %s%n";

    private final Writer target;
    private String place = "";

    public TerminalTable(Writer target) {
        this.target = target;
    }

    @Override
    public void write(FaceResult result) throws IOException {
        if (place.isEmpty()) {
            target.write(String.format(Locale.ROOT, ROW, "picture", "face", "box (left,top w x h)", "expression"));
        }
        place = place(result);
        String number = Integer.toString(result.track().orElse(result.number()));
        target.write(String.format(
                Locale.ROOT,
                ROW,
                place,
                number,
                box(result.face().box()),
                result.face().expression().map(TerminalTable::expression).orElse("-")));
        target.flush();
    }

    private static String place(FaceResult result) {
        String time = result.time().isPresent()
                ? String.format(Locale.ROOT, " %.2f s", result.time().getAsDouble())
                : "";
        return shortened(Printable.of(result.source()), SOURCE - time.length()) + time;
    }

    /** Shortens a long name to its end, where names of files in a folder differ. */
    private static String shortened(String source, int length) {
        return source.length() <= length ? source : "…" + source.substring(source.length() - length + 1);
    }

    private static String box(Box box) {
        return String.format(Locale.ROOT, "%.0f,%.0f %.0f x %.0f", box.left(), box.top(), box.width(), box.height());
    }

    /** The text of an expression; marked if the model doubts it, and gray if the terminal has colours. */
    private static String expression(ExpressionScores scores) {
        String words = String.format(Locale.ROOT, "%s %.0f %%", scores.best().label(), 100 * scores.confidence());
        return scores.isSure() ? words : Ansi.AUTO.string("@|faint ? " + words + "|@");
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.flush();
    }
}
