package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses pixels written as numbers 0..255 separated by blanks or commas, possibly in brackets or as {@code 70.0},
 * directly from characters to bytes: creating strings or number objects would be too slow for the hundred million
 * numbers of a file.
 */
public final class PixelText {
    /** Characters other than numbers in lists, such as those printed by Python. */
    private static final String OF_LISTS = ",;[](){}'\"|";

    private static final int FIRST_NUMBERS = 64; // characters that tell how a list is written

    private byte[] pixels = new byte[96 * 96];
    private int count;
    private @Nullable String problem;

    /** Creates a parser for several fields. */
    PixelText() {}

    /**
     * Parses a square picture from a text.
     *
     * @param place the origin of the text, for messages
     * @throws UserError when the number of pixels is not a square, or a pixel is not a number in 0..255
     */
    public static GrayImage square(String text, String place) {
        PixelText pixels = new PixelText();
        pixels.read(text.toCharArray(), 0, text.length());
        int side = SquareSize.side(pixels.count());
        if (pixels.problem() != null || side == 0) {
            String problem = pixels.problem() != null ? pixels.problem() : new SquareSize().problem(pixels.count());
            throw new UserError(problem, place, "write a square picture's pixels with blanks between them");
        }
        return new GrayImage(side, side, pixels.toBytes());
    }

    /** Parses a field, and discards the previous one. */
    void read(char[] text, int offset, int length) {
        clear();
        int end = offset + length;
        boolean decimalCommas = blanksSeparate(text, offset, end);
        int at = offset;
        while (at < end && problem == null) {
            if (isDigit(text[at])) {
                at = number(text, at, end, decimalCommas);
            } else if (separates(text[at])) {
                at++;
            } else {
                problem = wrongValue(text, at, end);
            }
        }
    }

    /** Adds the number at that position as a pixel and returns the position after it. */
    private int number(char[] text, int begin, int end, boolean decimalCommas) {
        int value = text[begin] - '0';
        int at = begin + 1;
        while (at < end && isDigit(text[at]) && value <= 255) {
            value = 10 * value + text[at++] - '0';
        }
        boolean whole = true;
        if (at < end && (text[at] == '.' || (text[at] == ',' && decimalCommas))) {
            at++;
            while (at < end && text[at] == '0') { // 70.0, as programs write whole numbers that they hold as others
                at++;
            }
            whole = at == end || separates(text[at]);
        }
        if (value > 255 || !whole) {
            problem = wrongValue(text, begin, end);
            return end;
        }
        add((byte) value);
        return at;
    }

    private void add(byte pixel) {
        if (count == pixels.length) {
            pixels = Arrays.copyOf(pixels, 2 * count);
        }
        pixels[count++] = pixel;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the character may separate two numbers. */
    private static boolean separates(char c) {
        return c <= ' ' || OF_LISTS.indexOf(c) >= 0;
    }

    /** Whether numbers are separated by blanks, so that a comma after a digit is a decimal comma. */
    private static boolean blanksSeparate(char[] text, int offset, int end) {
        int last = Math.min(end, offset + FIRST_NUMBERS);
        for (int i = offset + 1; i < last - 1; i++) {
            if (text[i] <= ' ' && Character.isDigit(text[i - 1]) && Character.isDigit(text[i + 1])) {
                return true;
            }
        }
        return false;
    }

    /** The number of pixels in the field, up to the first invalid one. */
    int count() {
        return count;
    }

    /** The error message for an invalid value; null if all are whole numbers in 0..255. */
    @Nullable
    String problem() {
        return problem;
    }

    /** A copy of the pixels. */
    byte[] toBytes() {
        return Arrays.copyOf(pixels, count);
    }

    /** Discards the field, for a row that lacks it. */
    void clear() {
        count = 0;
        problem = null;
    }

    private String wrongValue(char[] text, int begin, int end) {
        int after = begin;
        while (after < end && after < begin + 12 && !separates(text[after])) {
            after++;
        }
        String value = new String(text, begin, after - begin);
        String pixel = "pixel " + (count + 1) + " is '" + value + "', ";
        if (value.startsWith("..")) {
            return pixel + "the list was shortened when it was printed";
        }
        boolean fraction = value.matches("\\d+[.,]\\d+(?:e-?\\d+)?");
        return pixel + (fraction ? "a fraction, " : "") + "expected a whole number in 0..255"
                + (fraction ? " (shares of 0..1 are to be multiplied by 255)" : "");
    }
}
