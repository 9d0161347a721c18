package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Prepared faces in the making: [count, 96, 96] in 0..1, as many as are allowed. Not for several threads. */
public final class Faces {
    /** How many numbers a face has. */
    public static final int NUMBERS = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    private final int limit;
    private float[] numbers = new float[0];
    private int count;

    /**
     * @param limit the most faces that one request may hold
     */
    public Faces(int limit) {
        this.limit = limit;
    }

    /**
     * Makes room for one more face.
     *
     * @return where its numbers begin in {@link #numbers()}
     * @throws ServingException when there are too many
     */
    public int add() {
        return add(1);
    }

    /**
     * Makes room for more faces.
     *
     * @return where their numbers begin in {@link #numbers()}
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
     * Makes room for one more face whose numbers come later: they take memory from {@link #allocate()} on.
     *
     * @return where its numbers will begin in {@link #numbers()}
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

    /** How many bytes {@link #allocate()} takes. */
    public long missingBytes() {
        return numbers.length < count * NUMBERS ? (long) count * NUMBERS * Float.BYTES : 0;
    }

    /** Takes memory for all faces that were reserved. */
    public void allocate() {
        if (numbers.length < count * NUMBERS) {
            numbers = Arrays.copyOf(numbers, count * NUMBERS);
        }
    }

    /**
     * Adds faces from raw bytes, little-endian floats.
     *
     * @throws ServingException when there are too many, or the bytes are not as many as these faces have
     */
    public void addRaw(ByteBuffer bytes, int faces) {
        int at = add(faces);
        int length = faces * NUMBERS;
        if (bytes.remaining() != (long) length * Float.BYTES) {
            throw ServingException.invalid(
                    "the input has " + bytes.remaining() + " bytes, its shape " + (long) length * Float.BYTES);
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers, at, length);
        checkFinite();
    }

    /** One of the numbers given, by its place. */
    @FunctionalInterface
    public interface Listed {
        float at(int index);
    }

    /**
     * Adds faces from a list of numbers.
     *
     * @throws ServingException when there are too many, or one of them is not finite
     */
    public void addListed(Listed given, int faces) {
        int at = add(faces);
        for (int i = 0; i < faces * NUMBERS; i++) {
            numbers[at + i] = given.at(i);
        }
        checkFinite();
    }

    /**
     * Refuses numbers that no picture has.
     *
     * @throws ServingException when one is not finite
     */
    public void checkFinite() {
        for (int i = 0; i < count * NUMBERS; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw ServingException.invalid("the input holds " + numbers[i] + ", expected numbers in 0..1");
            }
        }
    }

    /** How many faces there are. */
    public int count() {
        return count;
    }

    /** The numbers of all faces; shared, and another array after {@link #add()} and {@link #allocate()}. */
    public float[] numbers() {
        return numbers;
    }
}
