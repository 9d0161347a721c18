package dev.mien.cli;

import dev.mien.dataset.Dataset;
import java.io.PrintWriter;

/** What there is to say of how a data set was read. */
final class DataNotes {
    private DataNotes() {}

    /** Says how the files were read where that is a guess and what was left out, names the rows that were skipped, and answers how many. */
    static int say(Dataset data, PrintWriter messages) {
        data.notes().forEach(note -> messages.println("mien: " + note));
        data.badRows().first().forEach(message -> messages.println("mien: " + message));
        int count = data.badRows().count();
        int more = count - data.badRows().first().size();
        if (more > 0) {
            messages.println("mien: " + data.name() + ": " + more + " more rows were skipped");
        }
        messages.flush();
        return count;
    }
}
