package dev.mien.serve.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a face from nested lists of numbers: [96][96][1], [1][96][96], [96][96] or [9216], in which the numbers have
 * the same order.
 */
final class NestedNumbers {
    private static final int DEEPEST = 3;

    private final JsonParser json;
    private final String name; // in quotes, for messages
    private final int[] lengths = new int[DEEPEST]; // the lengths of the lists at each depth; 0 if not known yet
    private final int[] counts = new int[DEEPEST]; // the elements so far of the open list at each depth
    private int leaves = -1; // the depth of the numbers; -1 if not known yet

    /** The parser must be at the start of the outermost list. */
    NestedNumbers(JsonParser json, String name) {
        this.json = json;
        this.name = "'" + name + "'";
    }

    void readInto(Faces faces) throws IOException {
        int at = faces.add();
        float[] numbers = faces.numbers();
        int read = 0;
        int depth = 0;
        while (depth >= 0) {
            JsonToken token = json.nextToken();
            switch (token) {
                case START_ARRAY -> {
                    if (++depth == DEEPEST) {
                        throw wrongShape();
                    }
                    counts[depth] = 0;
                }
                case END_ARRAY -> {
                    close(depth--);
                    if (depth >= 0) {
                        counts[depth]++;
                    }
                }
                case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
                    if (leaves != depth) {
                        leaf(depth);
                    }
                    if (read == Faces.NUMBERS) {
                        throw wrongShape();
                    }
                    numbers[at + read++] = Faces.checked(json.getFloatValue(), name);
                    counts[depth]++;
                }
                default -> throw ServingException.invalid(name + " holds something else than numbers");
            }
        }
        if (read != Faces.NUMBERS || !isFace()) {
            throw wrongShape();
        }
    }

    private void leaf(int depth) {
        if (leaves >= 0) {
            throw ServingException.invalid(name + " mixes numbers and lists");
        }
        leaves = depth;
    }

    private void close(int depth) {
        if (lengths[depth] == 0) {
            lengths[depth] = counts[depth];
        }
        if (counts[depth] != lengths[depth] || counts[depth] == 0) {
            throw ServingException.invalid(name + " has lists of different lengths");
        }
    }

    private boolean isFace() {
        int[] shape = Arrays.copyOf(lengths, leaves + 1);
        return Arrays.equals(shape, new int[] {96, 96, 1})
                || Arrays.equals(shape, new int[] {1, 96, 96})
                || Arrays.equals(shape, new int[] {96, 96})
                || Arrays.equals(shape, new int[] {Faces.NUMBERS});
    }

    private ServingException wrongShape() {
        return ServingException.invalid(name + " is no face, expected numbers of the shape [96][96][1]");
    }
}
