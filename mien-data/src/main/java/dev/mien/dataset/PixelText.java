package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pixels written as numbers 0..255 with blanks between them, turned into bytes straight from the file's characters: no
 * string and no number object is made, since a file holds a hundred million of them.
 */
public final class PixelText {
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
        while (at < end) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                if (text[at] > ' ') {
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
            if (count == pixels.length) {
                pixels = Arrays.copyOf(pixels, 2 * count);
            }
            pixels[count++] = (byte) value;
        }
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
        while (after < end && after < begin + 12 && text[after] > ' ') {
            after++;
        }
        String value = new String(text, begin, after - begin);
        return "pixel " + (count + 1) + " is '" + value + "', expected a whole number in 0..255";
    }
}
