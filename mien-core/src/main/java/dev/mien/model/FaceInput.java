package dev.mien.model;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.List;

/**
 * Prepares pictures as inputs of the models: [n, 1, height, 96] in 0..1.
 *
 * @param filled the number of rows of an input that show the picture; 96 for a face crop
 * @param height the number of rows of an input; those below the picture repeat its lowest row
 */
record FaceInput(int filled, int height) {
    /** The batch size: large enough to keep a model busy, small enough to limit the memory. */
    static final int BATCH = 64;

    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** The number of values of a face crop. */
    static final int NUMBERS = SIZE * SIZE;

    /** The input of models that read face crops only. */
    static final FaceInput CROP = new FaceInput(SIZE, SIZE);

    /** Receives a batch; {@code images} is reused for the next one. */
    @FunctionalInterface
    interface Consumer {
        void accept(List<GrayImage> batch, float[] images);
    }

    /** Prepares the pictures in batches, in their order. */
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

    /**
     * Requires the numbers of that many pictures.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    static void require(float[] images, int count, int pixels) {
        if (count < 0 || images.length < (long) count * pixels) {
            throw new IllegalArgumentException(
                    images.length + " numbers are not " + count + " pictures of " + pixels + " pixels");
        }
    }

    /** Extends face crops [count, 96, 96] to [count, height, 96] by repeating their lowest rows. */
    static float[] withLowestRows(float[] crops, int count, int height) {
        require(crops, count, NUMBERS);
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
