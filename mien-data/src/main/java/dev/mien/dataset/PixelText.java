package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pixels written as numbers 0..255 with blanks or commas between them, perhaps in brackets or as {@code 70.0}, turned into bytes straight from the file's characters: no
 * string and no number object is made, since a file holds a hundred million of them.
 */
public final class PixelText {
    /** What Python's and other lists have beside numbers. */
    private static final String OF_LISTS = ",;[](){}'\"|";

    private static final int FIRST_NUMBERS = 64; // characters that tell how a list is written

    private byte[] pixels = new byte[96 * 96];
    private int count;
    private @Nullable String problem;

    /** For reading field after field. */
    PixelText() {}

    /**
     * The square picture whose pixels are written in a text.
     *
     * @param place where the text is from, for messages
     * @throws UserError when they make no square, or one is no number in 0..255
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

    /** Reads one field; what an earlier one left is gone. */
    void read(char[] text, int offset, int length) {
        count = 0;
        problem = null;
        int end = offset + length;
        int at = offset;
        boolean blanks = blanksSeparate(text, offset, end);
        while (at < end) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                if (text[at] > ' ' && OF_LISTS.indexOf(text[at]) < 0) {
                    problem = wrongValue(text, at, end);
                    return;
                }
                at++;
                continue;
            }
            int value = digit;
            int begin = at++;
            while (at < end && (digit = text[at] - '0') >= 0 && digit <= 9) {
                value = value * 10 + digit;
                if (value > 255) {
                    problem = wrongValue(text, begin, end);
                    return;
                }
                at++;
            }
            if (at < end && text[at] <= ' ') {
                at++; // nearly always
            } else if (at < end && (text[at] == '.' || (text[at] == ',' && blanks))) {
                at++;
                while (at < end && text[at] == '0') { // 70.0, as programs write whole numbers that they hold as others
                    at++;
                }
                if (at < end && text[at] > ' ' && OF_LISTS.indexOf(text[at]) < 0) {
                    problem = wrongValue(text, begin, end);
                    return;
                }
            }
            if (count == pixels.length) {
                pixels = Arrays.copyOf(pixels, 2 * count);
            }
            pixels[count++] = (byte) value;
        }
    }

    /** Whether blanks alone stand between the numbers, so that a comma behind a digit can only be a decimal one. */
    private static boolean blanksSeparate(char[] text, int offset, int end) {
        int last = Math.min(end, offset + FIRST_NUMBERS);
        for (int i = offset + 1; i < last - 1; i++) {
            if (text[i] <= ' ' && Character.isDigit(text[i - 1]) && Character.isDigit(text[i + 1])) {
                return true;
            }
        }
        return false;
    }

    /** How many pixels the field holds, up to the first wrong one. */
    int count() {
        return count;
    }

    /** What is wrong with a value; null where all are whole numbers in 0..255. */
    @Nullable
    String problem() {
        return problem;
    }

    /** A copy of the pixels. */
    byte[] toBytes() {
        return Arrays.copyOf(pixels, count);
    }

    /** Forgets the field, for a row that lacks it. */
    void clear() {
        count = 0;
        problem = null;
    }

    private String wrongValue(char[] text, int begin, int end) {
        int after = begin;
        while (after < end && after < begin + 12 && text[after] > ' ' && OF_LISTS.indexOf(text[after]) < 0) {
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
