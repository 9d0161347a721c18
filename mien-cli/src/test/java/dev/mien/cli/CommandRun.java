package dev.mien.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a command line did.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int code, String out, String err) {

    /** The cells of each line but the first of a table on standard output. */
    public List<List<String>> rows() {
        return rows(out);
    }

    /** The cells of each line but the first of a table. */
    public static List<List<String>> rows(String csv) {
        return csv.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }

    /** Runs {@code mien} with these arguments in this JVM. */
    public static CommandRun run(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new CommandRun(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
