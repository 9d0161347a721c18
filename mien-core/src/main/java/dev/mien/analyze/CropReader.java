package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.detect.CropAnswer;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads crops that a face fills: both models, the classes of the answer, and the turn that sets a face upright. */
final class CropReader implements AutoCloseable {
    private final Optional<KeypointModel> keypoints;
    private final Optional<ExpressionModel> expression;
    private final LabelSet labels;
    private final float sureFrom;
    private final boolean mayAbstain;

    CropReader(
            Optional<KeypointModel> keypoints,
            Optional<ExpressionModel> expression,
            Optional<LabelSet> labels,
            boolean mayAbstain) {
        this.keypoints = keypoints;
        this.expression = expression;
        LabelSet own = expression.map(ExpressionModel::labels).orElse(LabelSet.SEVEN);
        this.labels = labels.orElse(own);
        own.project(new float[own.size()], this.labels); // refuses what the model cannot answer
        this.sureFrom = expression.map(model -> model.notSureBelow(this.labels)).orElse(0f);
        this.mayAbstain = mayAbstain;
    }

    LabelSet labels() {
        return labels;
    }

    float sureFrom() {
        return sureFrom;
    }

    /**
     * A part of a picture that a face fills.
     *
     * @param look what the detector has seen of it already
     */
    record Place(Picture picture, FaceCrop crop, Optional<CropAnswer> look) {}

    /**
     * What is read from a crop.
     *
     * @param faceScore the key point model's opinion whether this is a face, 1 where it has none
     * @param keypoints in pixels of the picture
     */
    record Reading(float faceScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {}

    /** A crop, its pixels, and the key point model's answer where there is one. */
    private record Seen(FaceCrop crop, GrayImage pixels, Optional<KeypointModel.Answer> answer) {
        Optional<Keypoints> inPicture() {
            return answer.map(found -> crop.toPicture(found.keypoints(), pixels));
        }
    }

    /** One for each place; a face that leans is looked at a second time, upright. */
    List<Reading> readAligned(List<Place> places) {
        List<Seen> seen = seen(places);
        List<Integer> leaning = new ArrayList<>();
        List<Place> upright = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            FaceCrop crop = seen.get(i).crop();
            FaceCrop turned = seen.get(i)
                    .inPicture()
                    .map(points -> Alignment.upright(crop, points))
                    .orElse(crop);
            if (!turned.equals(crop)) {
                leaning.add(i);
                upright.add(new Place(places.get(i).picture(), turned, Optional.empty()));
            }
        }
        List<Seen> again = seen(upright);
        for (int i = 0; i < again.size(); i++) {
            seen.set(leaning.get(i), again.get(i));
        }
        return readings(seen);
    }

    /** One for each place, taken as it is. */
    List<Reading> read(List<Place> places) {
        return readings(seen(places));
    }

    /** Cuts the crops and asks the key point model for those that it has not answered yet. */
    private List<Seen> seen(List<Place> places) {
        List<Seen> seen = new ArrayList<>(places.size());
        List<GrayImage> unknown = new ArrayList<>();
        for (Place place : places) {
            Optional<CropAnswer> look =
                    place.look().filter(known -> known.crop().equals(place.crop()));
            GrayImage pixels =
                    look.map(CropAnswer::pixels).orElseGet(() -> place.crop().pixels(place.picture()));
            Optional<KeypointModel.Answer> answer = look.filter(
                            known -> keypoints.filter(known.model()::equals).isPresent())
                    .map(CropAnswer::answer);
            seen.add(new Seen(place.crop(), pixels, answer));
            if (answer.isEmpty()) {
                unknown.add(pixels);
            }
        }
        if (keypoints.isPresent() && !unknown.isEmpty()) {
            Iterator<KeypointModel.Answer> answers =
                    keypoints.get().answer(unknown).iterator();
            seen.replaceAll(one ->
                    one.answer().isPresent() ? one : new Seen(one.crop(), one.pixels(), Optional.of(answers.next())));
        }
        return seen;
    }

    private List<Reading> readings(List<Seen> seen) {
        List<ExpressionScores> scores = expression
                .map(model -> model.predict(seen.stream().map(Seen::pixels).toList()))
                .orElse(List.of());
        List<Reading> readings = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            Seen one = seen.get(i);
            readings.add(new Reading(
                    one.answer().map(KeypointModel.Answer::faceScore).orElse(1f),
                    one.inPicture(),
                    scores.isEmpty()
                            ? Optional.empty()
                            : Optional.of(scores.get(i).in(labels).withDoubt(sureFrom, mayAbstain))));
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
            places.add(new Place(Picture.of(pictures.get(i)), Framing.AS_IT_IS.crop(boxes.get(i)), Optional.empty()));
        }
        List<Reading> readings = read(places);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Reading reading = readings.get(i);
            faces.add(new Face(boxes.get(i), reading.faceScore(), reading.keypoints(), reading.expression()));
        }
        return faces;
    }

    @Override
    public void close() {
        keypoints.ifPresent(KeypointModel::close);
        expression.ifPresent(ExpressionModel::close);
    }
}
