package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads crops that a face fills: both models, the classes of the answer, and the turn that sets a face upright. */
final class CropReader implements AutoCloseable {
    private final Optional<KeypointModel> keypoints;
    private final Optional<ExpressionModel> expression;
    private final LabelSet labels;
    private final float notSureBelow;

    CropReader(
            Optional<KeypointModel> keypoints,
            Optional<ExpressionModel> expression,
            Optional<LabelSet> labels,
            boolean notSure) {
        this.keypoints = keypoints;
        this.expression = expression;
        LabelSet own = expression.map(ExpressionModel::labels).orElse(LabelSet.SEVEN);
        this.labels = labels.orElse(own);
        own.project(new float[own.size()], this.labels); // refuses what the model cannot answer
        this.notSureBelow = notSure
                ? expression.map(model -> model.notSureBelow(this.labels)).orElse(0f)
                : 0;
    }

    LabelSet labels() {
        return labels;
    }

    /** A part of a picture that a face fills. */
    record Place(GrayImage picture, FaceCrop crop) {}

    /**
     * What is read from a crop.
     *
     * @param faceScore the key point model's opinion whether this is a face, 1 where it has none
     * @param keypoints in pixels of the picture
     */
    record Reading(float faceScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {}

    /** One for each place; a face that leans is looked at a second time, upright. */
    List<Reading> readAligned(List<Place> places) {
        if (keypoints.isEmpty()) {
            return read(places);
        }
        List<GrayImage> crops = pixels(places);
        List<KeypointModel.Answer> first = keypoints.get().answer(crops);
        List<Place> upright = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            FaceCrop crop = place.crop();
            Keypoints seen = crop.toPicture(first.get(i).keypoints(), crops.get(i));
            upright.add(new Place(place.picture(), Alignment.upright(crop, seen)));
        }
        return upright.equals(places) ? complete(places, crops, first) : read(upright);
    }

    /** One for each place, taken as it is. */
    List<Reading> read(List<Place> places) {
        List<GrayImage> crops = pixels(places);
        return complete(
                places, crops, keypoints.map(model -> model.answer(crops)).orElse(List.of()));
    }

    private List<Reading> complete(List<Place> places, List<GrayImage> crops, List<KeypointModel.Answer> points) {
        List<ExpressionScores> scores =
                expression.map(model -> model.predict(crops)).orElse(List.of());
        List<Reading> readings = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            FaceCrop crop = places.get(i).crop();
            readings.add(new Reading(
                    points.isEmpty() ? 1 : points.get(i).faceScore(),
                    points.isEmpty()
                            ? Optional.empty()
                            : Optional.of(crop.toPicture(points.get(i).keypoints(), crops.get(i))),
                    scores.isEmpty()
                            ? Optional.empty()
                            : Optional.of(scores.get(i).in(labels).notSureBelow(notSureBelow))));
        }
        return readings;
    }

    /** Pictures taken whole, each as one face. */
    List<Face> readWhole(List<GrayImage> pictures) {
        List<Box> boxes = pictures.stream()
                .map(picture -> new Box(0, 0, picture.width(), picture.height()))
                .toList();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            places.add(new Place(pictures.get(i), Framing.AS_IT_IS.crop(boxes.get(i))));
        }
        List<Reading> readings = read(places);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Reading reading = readings.get(i);
            faces.add(new Face(boxes.get(i), reading.faceScore(), reading.keypoints(), reading.expression()));
        }
        return faces;
    }

    private static List<GrayImage> pixels(List<Place> places) {
        return places.stream()
                .map(place -> place.crop().pixels(place.picture()))
                .toList();
    }

    @Override
    public void close() {
        keypoints.ifPresent(KeypointModel::close);
        expression.ifPresent(ExpressionModel::close);
    }
}
