package dev.mien.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a table and its dialect, detected from its beginning: UTF-8 or UTF-16 with or without a byte order mark,
 * otherwise Windows-1252; the separator (comma, semicolon, tab or bar) that is most frequent in the first line, or a blank
 * between quoted names; names of rows; and decimal commas if the separator is not a comma. A first line such as {@code sep=;}, which spreadsheets write, counts
 * as an empty line.
 */
public final class TableText {
    /** What to do about rows with a field more than the first line has names. */
    public static final String NAME_ALL =
            "name every column; from R, write the table with row.names = FALSE, or with quotes around all names";

    private static final int HEAD = 1 << 16;
    private static final String ANNOUNCED = "sep=";
    private static final int CHARACTERS = 1 << 16;

    private final Reader reader;
    private final FirstLines first;

    private TableText(Reader reader, FirstLines first) {
        this.reader = reader;
        this.first = first;
    }

    /**
     * Detects the dialect from the beginning of a stream, which {@link #reader} then owns.
     *
     * @throws IOException when the stream cannot be read
     */
    public static TableText open(InputStream stream) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(stream, HEAD);
        byte[] head = whole.readNBytes(HEAD);
        int mark = mark(head);
        whole.unread(head, mark, head.length - mark);
        Charset charset = charset(head);
        Reader reader = new Characters(whole, charset);
        String text = new String(head, mark, head.length - mark, charset);
        if (text.startsWith(ANNOUNCED) && text.length() > ANNOUNCED.length()) {
            for (int i = 0; i <= ANNOUNCED.length(); i++) {
                reader.read();
            }
            String rest = text.substring(ANNOUNCED.length() + 1);
            return new TableText(reader, FirstLines.of(rest, text.charAt(ANNOUNCED.length())));
        }
        return new TableText(reader, FirstLines.of(text));
    }

    /** The length of the byte order mark in bytes. */
    private static int mark(byte[] head) {
        if (begins(head, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff) ? 2 : 0;
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset charset(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (begins(head, 0xff, 0xfe) || zeros[1] > head.length / 4) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(head, 0xfe, 0xff) || zeros[0] > head.length / 4) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Not at its end: the head may be cut within a character.
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
    }

    /** Reads the text from its first line on; closing the reader closes the stream. */
    public Reader reader() {
        return reader;
    }

    /** The separator between fields. */
    public char separator() {
        return first.separator();
    }

    /**
     * Whether each row begins with its name, for which the first line has no column, as R's {@code write.table} writes it.
     */
    public boolean hasRowNames() {
        return first.hasRowNames();
    }

    /** Whether a comma in a number is a decimal comma. */
    public boolean hasDecimalComma() {
        return first.separator() != ',';
    }

    /**
     * Parses a field as a number.
     *
     * @return NaN if the field is empty or a notation for missing values, such as {@code NA}
     * @throws NumberFormatException when it is something else
     */
    public static double number(String field, boolean decimalComma) {
        String text = field.strip();
        switch (text) {
            case "", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "#N/A", "-nan", "?" -> {
                return Double.NaN;
            }
            default -> {
                boolean comma = decimalComma && text.indexOf(',') == text.lastIndexOf(',') && text.indexOf('.') < 0;
                return Double.parseDouble(comma ? text.replace(',', '.') : text);
            }
        }
    }

    /** Reads at most {@link #CHARACTERS} characters at a time. */
    private static final class Characters extends InputStreamReader {
        Characters(InputStream stream, Charset charset) {
            super(stream, charset);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, CHARACTERS));
        }
    }
}
