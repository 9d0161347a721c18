package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects the faces of a request up to a limit, as input of a model: [count, 96, 96] in 0..1. Not thread-safe. */
public final class Faces {
    /** The number of floats of a face. */
    public static final int NUMBERS = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    /**
     * By how much numbers may exceed 0..1: cubic and Lanczos resizing overshoot by less, while pictures on another scale,
     * such as 0..255 or -1..1, have numbers beyond it.
     */
    private static final float OVERSHOOT = .5f;

    private static final int MOST = Integer.MAX_VALUE / NUMBERS; // of an array's numbers

    private final int limit;
    private float[] numbers = new float[0];
    private int count;

    /**
     * @param limit the largest number of faces in a request; there are never more than an array has room for, 233,016
     */
    public Faces(int limit) {
        this.limit = Math.min(limit, MOST);
    }

    /**
     * Adds a face, whose numbers the caller writes.
     *
     * @return the index of its first number in {@link #numbers()}
     * @throws ServingException when there are too many
     */
    public int add() {
        return add(1);
    }

    /**
     * Adds faces, whose numbers the caller writes.
     *
     * @return the index of their first number in {@link #numbers()}
     * @throws ServingException when there are too many
     */
    public int add(int faces) {
        int at = reserve(faces);
        if (numbers.length < count * NUMBERS) {
            numbers = Arrays.copyOf(numbers, Math.max(count, Math.min(limit, 2 * (count - 1))) * NUMBERS);
        }
        return at;
    }

    /**
     * Adds a face whose numbers follow later: memory for them is allocated by {@link #allocate()}.
     *
     * @return the index of its first number in {@link #numbers()} after that
     * @throws ServingException when there are too many
     */
    public int reserve() {
        return reserve(1);
    }

    private int reserve(int faces) {
        if (faces > limit - count) {
            throw ServingException.invalid("more than " + limit + " faces in one request, which is the limit here");
        }
        int at = count * NUMBERS;
        count += faces;
        return at;
    }

    /** The number of bytes that {@link #allocate()} will allocate. */
    public long missingBytes() {
        return numbers.length < count * NUMBERS ? (long) count * NUMBERS * Float.BYTES : 0;
    }

    /** Allocates memory for all reserved faces. */
    public void allocate() {
        if (numbers.length < count * NUMBERS) {
            numbers = Arrays.copyOf(numbers, count * NUMBERS);
        }
    }

    /**
     * Adds faces from raw little-endian floats.
     *
     * @param name where they are in the request, for messages
     * @throws ServingException when there are too many faces, the number of bytes does not match theirs, or a number is
     *     not in the range of {@link #checked}
     */
    public void addRaw(ByteBuffer bytes, int faces, String name) {
        int at = add(faces);
        int length = faces * NUMBERS;
        if (bytes.remaining() != (long) length * Float.BYTES) {
            throw ServingException.invalid(
                    "the input has " + bytes.remaining() + " bytes, its shape " + (long) length * Float.BYTES);
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers, at, length);
        checkFrom(at, name);
    }

    /** A list of numbers by index. */
    @FunctionalInterface
    public interface Listed {
        float at(int index);
    }

    /**
     * Adds faces from a list of numbers.
     *
     * @param name where they are in the request, for messages
     * @throws ServingException when there are too many faces, or a number is not in the range of {@link #checked}
     */
    public void addListed(Listed given, int faces, String name) {
        int at = add(faces);
        for (int i = 0; i < faces * NUMBERS; i++) {
            numbers[at + i] = given.at(i);
        }
        checkFrom(at, name);
    }

    private void checkFrom(int at, String name) {
        for (int i = at; i < count * NUMBERS; i++) {
            checked(numbers[i], name);
        }
    }

    /**
     * Checks that a number is a gray value in 0..1. Numbers from -0.5 to 1.5 are accepted, since some ways of resizing
     * overshoot.
     *
     * @param name where it is in the request, for messages
     * @return the number
     * @throws ServingException when it is not
     */
    public static float checked(float number, String name) {
        if (number >= -OVERSHOOT && number <= 1 + OVERSHOOT) {
            return number;
        }
        String remedy = number > 1 && number <= 255 ? "; divide gray values of 0..255 by 255" : "";
        throw ServingException.invalid(name + " holds " + number + ", expected numbers in 0..1" + remedy);
    }

    /** The number of faces. */
    public int count() {
        return count;
    }

    /** The numbers of all faces; not a copy, and replaced by {@link #add()} and {@link #allocate()}. */
    public float[] numbers() {
        return numbers;
    }
}
