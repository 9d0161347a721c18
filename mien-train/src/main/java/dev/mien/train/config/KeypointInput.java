package dev.mien.train.config;

import dev.mien.Keypoint;
import dev.mien.dataset.KeypointDataset;
import dev.mien.model.ModelMetadata;
import dev.mien.net.Presets;

/**
 * The input and output of a key point net.
 *
 * @param height the height of its input in pixels; the width is 96
 * @param points the number of points
 */
public record KeypointInput(int height, int points) {
    private static final KeypointInput CROP = new KeypointInput(ModelMetadata.INPUT_SIZE, Keypoint.COUNT);
    private static final KeypointInput TALL = new KeypointInput(ModelMetadata.TALL_INPUT, Keypoint.EXTENDED_COUNT);

    /** The input and output of a preset. */
    public static KeypointInput of(String preset) {
        return preset.equals(Presets.POINTS_27) ? TALL : CROP;
    }

    /** The margin around a face crop that augmentation may show to such a net, in pixels of the crop. */
    public int margin() {
        return height > ModelMetadata.INPUT_SIZE ? KeypointDataset.MARGIN : 0;
    }
}
