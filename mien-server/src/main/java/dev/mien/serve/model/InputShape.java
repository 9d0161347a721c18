package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import java.util.List;

/** The shapes of a tensor of faces: [n, 96, 96, 1], [n, 1, 96, 96] or [n, 96, 96], with the same order of numbers. */
public final class InputShape {
    private static final long SIZE = ModelMetadata.INPUT_SIZE;

    private static final List<Long> LAST = List.of(SIZE, SIZE, 1L);
    private static final List<Long> FIRST = List.of(1L, SIZE, SIZE);
    private static final List<Long> PLAIN = List.of(SIZE, SIZE);

    private InputShape() {}

    /**
     * Returns the number of faces in a tensor of that shape.
     *
     * @throws ServingException when it is none of these shapes, or has no face or too many
     */
    public static int count(List<Long> shape) {
        List<Long> face = shape.isEmpty() ? shape : shape.subList(1, shape.size());
        if (!face.equals(LAST) && !face.equals(FIRST) && !face.equals(PLAIN)) {
            throw ServingException.invalid("the input has the shape " + shape + ", expected [n, 96, 96, 1]");
        }
        long count = shape.get(0);
        if (count < 1 || count > Integer.MAX_VALUE / Faces.NUMBERS / Float.BYTES) {
            throw ServingException.invalid("the input has the shape " + shape + ", expected 1 face or more");
        }
        return (int) count;
    }
}
