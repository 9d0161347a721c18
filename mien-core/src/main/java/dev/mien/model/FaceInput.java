package dev.mien.model;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.List;

/**
 * Pictures as the models take them: [n, 1, height, 96] in 0..1.
 *
 * @param filled so many rows of an input show the picture; 96 for a face crop
 * @param height so many rows an input has; those below the picture are its lowest one again
 */
record FaceInput(int filled, int height) {
    /** How many pictures go through a model at once: enough to keep it busy, few enough to bound the memory. */
    static final int BATCH = 64;

    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** How many numbers one face crop has. */
    static final int NUMBERS = SIZE * SIZE;

    /** Face crops, and nothing below them. */
    static final FaceInput CROP = new FaceInput(SIZE, SIZE);

    /** Takes some pictures and their numbers; {@code images} is used again for the next batch. */
    @FunctionalInterface
    interface Consumer {
        void accept(List<GrayImage> batch, float[] images);
    }

    /** Prepares the pictures batch by batch, in their order. */
    void forEachBatch(List<GrayImage> faces, Consumer consumer) {
        int numbers = height * SIZE;
        float[] images = new float[Math.min(BATCH, faces.size()) * numbers];
        for (int start = 0; start < faces.size(); start += BATCH) {
            List<GrayImage> batch = faces.subList(start, Math.min(start + BATCH, faces.size()));
            for (int i = 0; i < batch.size(); i++) {
                Resize.toFloats(batch.get(i), SIZE, filled, images, i * numbers);
                repeatLowestRow(images, i * numbers, filled, height);
            }
            consumer.accept(batch, images);
        }
    }

    /** Face crops [count, 96, 96] as [count, height, 96]. */
    static float[] withLowestRows(float[] crops, int count, int height) {
        float[] higher = new float[count * height * SIZE];
        for (int i = 0; i < count; i++) {
            System.arraycopy(crops, i * NUMBERS, higher, i * height * SIZE, NUMBERS);
            repeatLowestRow(higher, i * height * SIZE, SIZE, height);
        }
        return higher;
    }

    private static void repeatLowestRow(float[] images, int offset, int rows, int height) {
        for (int row = rows; row < height; row++) {
            System.arraycopy(images, offset + (rows - 1) * SIZE, images, offset + row * SIZE, SIZE);
        }
    }
}
