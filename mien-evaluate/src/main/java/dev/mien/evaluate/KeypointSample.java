package dev.mien.evaluate;

import dev.mien.Keypoints;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import java.util.Iterator;
import java.util.List;

/**
 * A face of a data set as the input of a key point model.
 *
 * @param image the face crop; with what is below it if that is available and the model reads it
 * @param tall whether it includes what is below
 * @param truth the annotated points, in pixels of the 96x96 crop
 */
record KeypointSample(GrayImage image, boolean tall, Keypoints truth) {
    static KeypointSample of(KeypointDataset.Row row, boolean below) {
        if (below && row.surroundings().isPresent()) {
            KeypointDataset.Surroundings around = row.surroundings().get();
            int margin = KeypointDataset.MARGIN;
            return new KeypointSample(
                    around.image().crop(margin, margin, ModelMetadata.INPUT_SIZE, ModelMetadata.TALL_INPUT),
                    true,
                    around.keypoints().scaled(1, 1, -margin, -margin));
        }
        return new KeypointSample(row.image(), false, CropPixels.of(row.keypoints(), row.image()));
    }

    /** Predicts the points of each face, in pixels of the 96x96 crop. */
    static List<Keypoints> ask(KeypointModel model, List<KeypointSample> faces) {
        Iterator<KeypointModel.Answer> tall =
                model.answerTall(images(faces, true)).iterator();
        Iterator<KeypointModel.Answer> plain =
                model.answer(images(faces, false)).iterator();
        return faces.stream()
                .map(face -> face.tall()
                        ? tall.next().keypoints()
                        : CropPixels.of(plain.next().keypoints(), face.image()))
                .toList();
    }

    private static List<GrayImage> images(List<KeypointSample> faces, boolean tall) {
        return faces.stream()
                .filter(face -> face.tall() == tall)
                .map(KeypointSample::image)
                .toList();
    }
}
