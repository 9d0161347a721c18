package dev.mien.cli.console;

import dev.mien.Amount;
import dev.mien.Printable;
import dev.mien.Quote;
import dev.mien.dataset.Dataset;
import java.io.PrintWriter;
import java.util.List;

/** Reports how a data set was read. */
public final class DataNotes {
    private DataNotes() {}

    /** Reports guesses and omissions in reading the files, names the skipped rows, and returns their number. */
    public static int say(Dataset data, PrintWriter messages) {
        say(data.notes(), messages);
        skipped(data).forEach(message -> messages.println("mien: " + message));
        messages.flush();
        return data.badRows().count();
    }

    /** Reports guesses and omissions in reading other data. */
    public static void say(List<String> notes, PrintWriter messages) {
        notes.forEach(note -> messages.println("mien: " + OptionWords.of(note)));
        messages.flush();
    }

    /** Names a picture whose boxes belong to none of the pictures that were read, and how many more there are. */
    public static void sayUnmatched(String file, List<String> pictures, PrintWriter messages) {
        if (!pictures.isEmpty()) {
            messages.println(Printable.of("mien: " + file + ": the boxes of "
                    + Amount.first(Quote.of(pictures.get(0)), pictures.size()) + " belong to none of the pictures"));
            messages.flush();
        }
    }

    /** The messages of the first skipped rows, and how many more there are. */
    public static List<String> skipped(Dataset data) {
        return data.badRows().messages(data.name(), "row").stream()
                .map(OptionWords::of)
                .toList();
    }
}
