package dev.mien.dataset;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.mien.table.TableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current record of a CSV file. Columns are looked up by their name in the first record, ignoring case and
 * surrounding blanks; the column of the pixels is never converted to a string. One object is reused for all records.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final List<String> names = new ArrayList<>();
    private final PixelText pixels = new PixelText();
    private final String pixelColumn;
    private @Nullable String[] texts = new String[0];
    private int pixelIndex = -1;
    private boolean isHeader = true;
    private int index = -1;
    private boolean decimalComma;

    /**
     * @param pixelColumn the name of the column with the pixels, in lower case
     */
    CsvRow(String pixelColumn) {
        this.pixelColumn = pixelColumn;
    }

    /** Sets the dialect of the text, before its first record. */
    void writtenBy(TableText text) {
        decimalComma = text.hasDecimalComma();
        if (text.hasRowNames()) {
            names.add("");
        }
    }

    /** The column names of the header, in lower case and without surrounding blanks. */
    List<String> names() {
        return names;
    }

    /** The index of a column; -1 if there is none of that name. */
    int column(String name) {
        return names.indexOf(name);
    }

    /** The number of the file's line on which the record begins, from 1. */
    long line() {
        return getStartingLineNumber();
    }

    /** The number of the record after the header, from 0. */
    int index() {
        return index;
    }

    /** What is wrong with the number of fields or with a pixel; empty if nothing is. */
    Optional<String> problem() {
        if (getFieldCount() == names.size()) {
            return Optional.ofNullable(pixels.problem());
        }
        boolean mayBeNamed = index == 0 && getFieldCount() == names.size() + 1;
        return Optional.of(getFieldCount() + " fields, expected " + names.size()
                + (mayBeNamed ? " (" + TableText.NAME_ALL + ")" : ""));
    }

    /** The field of that column without surrounding blanks; empty if the column or the field is missing. */
    String text(int column) {
        String text = column >= 0 && column < texts.length ? texts[column] : null;
        return text == null ? "" : text;
    }

    /**
     * The field of that column as a number; NaN if it is missing, empty or a notation for missing values.
     *
     * @throws NumberFormatException when it is something else
     */
    double number(int column) {
        return TableText.number(text(column), decimalComma);
    }

    /** The record's pixels. */
    PixelText pixels() {
        return pixels;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        Arrays.fill(texts, null);
        pixels.clear();
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (isHeader) {
            String name = new String(buffer, offset, length);
            names.add(name.strip().toLowerCase(Locale.ROOT));
        } else if (column == pixelIndex) {
            pixels.read(buffer, offset, length);
        } else if (column < texts.length) {
            texts[column] = new String(buffer, offset, length).strip();
        }
    }

    @Override
    protected @Nullable CsvRow buildRecord() {
        if (getRecordType() != RecordType.DATA) {
            return null;
        }
        if (isHeader) {
            isHeader = false;
            pixelIndex = names.indexOf(pixelColumn);
            texts = new String[names.size()];
        } else {
            index++;
        }
        return this;
    }
}
