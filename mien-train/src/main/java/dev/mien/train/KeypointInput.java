package dev.mien.train;

import dev.mien.Keypoint;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.KeypointDataset;
import dev.mien.model.ModelMetadata;

/**
 * What a net for key points takes and answers.
 *
 * @param height of its input, in pixels; the width is 96
 * @param points how many points
 */
record KeypointInput(int height, int points) {
    private static final KeypointInput CROP = new KeypointInput(ModelMetadata.INPUT_SIZE, Keypoint.COUNT);
    private static final KeypointInput TALL = new KeypointInput(ModelMetadata.TALL_INPUT, Keypoint.EXTENDED_COUNT);

    /** Of the net of that preset. */
    static KeypointInput of(String preset) {
        return preset.equals("points-27") ? TALL : CROP;
    }

    /** How much around a face crop such a net may come to see, in pixels of the crop. */
    int margin() {
        return height > ModelMetadata.INPUT_SIZE ? KeypointDataset.MARGIN : 0;
    }

    /** A face of a data set, with what is around it as far as the net sees that. */
    FaceSample sample(KeypointDataset.Row row) {
        return margin() > 0 && row.surroundings().isPresent()
                ? new FaceSample(
                        row.surroundings().get().image(),
                        row.surroundings().get().keypoints(),
                        margin())
                : new FaceSample(row.image(), row.keypoints());
    }
}
