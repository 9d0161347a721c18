package dev.mien.model;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.List;

/** Pictures as the models take them: [n, 1, 96, 96] in 0..1. */
final class FaceInput {
    /** How many pictures go through a model at once: enough to keep it busy, few enough to bound the memory. */
    static final int BATCH = 64;

    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** How many numbers one picture has. */
    static final int NUMBERS = SIZE * SIZE;

    private FaceInput() {}

    /** Takes some pictures and their numbers; {@code images} is used again for the next batch. */
    @FunctionalInterface
    interface Consumer {
        void accept(List<GrayImage> batch, float[] images);
    }

    /** Prepares the pictures batch by batch, in their order. */
    static void forEachBatch(List<GrayImage> faces, Consumer consumer) {
        float[] images = new float[Math.min(BATCH, faces.size()) * NUMBERS];
        for (int start = 0; start < faces.size(); start += BATCH) {
            List<GrayImage> batch = faces.subList(start, Math.min(start + BATCH, faces.size()));
            for (int i = 0; i < batch.size(); i++) {
                Resize.toFloats(batch.get(i), SIZE, SIZE, images, i * NUMBERS);
            }
            consumer.accept(batch, images);
        }
    }
}
