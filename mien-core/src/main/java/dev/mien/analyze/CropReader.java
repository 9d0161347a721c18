package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads crops of faces with both models, converts expressions to the requested label set, and reads badly placed faces
 * a second time.
 */
final class CropReader {
    private final Optional<PointReader> keypoints;
    private final Optional<ExpressionModel> expression;
    private final LabelSet labels;
    private final float sureFrom;
    private final boolean mayAbstain;

    /** Finds the key points in crops, as a {@link KeypointModel} does. */
    interface PointReader {
        /** An answer for each crop, in its pixels. */
        List<KeypointModel.Answer> answer(List<GrayImage> crops);

        /** How far below a crop it reads, in sides of the crop. */
        default double below() {
            return 0;
        }

        /** The same for crops that include what is below them. */
        default List<KeypointModel.Answer> answerTall(List<GrayImage> crops) {
            return answer(crops);
        }

        static PointReader of(KeypointModel model) {
            return new PointReader() {
                @Override
                public List<KeypointModel.Answer> answer(List<GrayImage> crops) {
                    return model.answer(crops);
                }

                @Override
                public double below() {
                    return model.cropHeight() - 1;
                }

                @Override
                public List<KeypointModel.Answer> answerTall(List<GrayImage> crops) {
                    return model.answerTall(crops);
                }
            };
        }
    }

    CropReader(
            Optional<PointReader> keypoints,
            Optional<ExpressionModel> expression,
            Optional<LabelSet> labels,
            boolean mayAbstain) {
        this.keypoints = keypoints;
        this.expression = expression;
        LabelSet own = expression.map(ExpressionModel::labels).orElse(LabelSet.SEVEN);
        this.labels = labels.orElse(own);
        own.project(new float[own.size()], this.labels); // refuses what the model cannot answer
        this.sureFrom = expression.map(model -> model.abstainBelow(this.labels)).orElse(0f);
        this.mayAbstain = mayAbstain;
    }

    LabelSet labels() {
        return labels;
    }

    float sureFrom() {
        return sureFrom;
    }

    /** A crop that shows a face, and its picture. */
    record Place(Picture picture, FaceCrop crop) {}

    /**
     * What the models say of a crop.
     *
     * @param faceScore how likely this is a face according to the key point model, in 0..1; 1 if it cannot tell
     * @param keypoints in pixels of the picture
     */
    record Reading(float faceScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {}

    /** A crop and its pixels. */
    private record Cut(FaceCrop crop, GrayImage pixels) {}

    /**
     * What the key point model sees in a crop.
     *
     * @param faceScore as in {@link Reading}
     * @param points in pixels of the picture; empty if there is no such model
     */
    private record Seen(Cut cut, float faceScore, Optional<Keypoints> points) {
        static Seen of(Cut cut, Optional<KeypointModel.Answer> answer) {
            return new Seen(
                    cut,
                    answer.map(KeypointModel.Answer::faceScore).orElse(1f),
                    answer.map(found -> cut.crop.toPicture(found.keypoints(), cut.pixels)));
        }
    }

    /**
     * A reading for each place; a face that lies on a side is read in the orientation that shows it upright, and one that
     * is rotated or badly placed in its crop a second time where its points are.
     */
    List<Reading> readAligned(List<Place> places) {
        List<Seen> seen = seenWithBelow(places);
        turnUpright(places, seen);
        List<Cut> faces = new ArrayList<>(places.size());
        List<Integer> off = new ArrayList<>();
        List<Place> better = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Picture picture = places.get(i).picture();
            Cut cut = seen.get(i).cut();
            Alignment next = seen.get(i)
                    .points()
                    .map(points -> Alignment.of(cut.crop, points))
                    .orElse(new Alignment(cut.crop, cut.crop));
            faces.add(
                    expression.isEmpty() || next.forExpression().equals(cut.crop)
                            ? cut
                            : new Cut(next.forExpression(), next.forExpression().pixels(picture)));
            if (!next.forPoints().equals(cut.crop)) {
                off.add(i);
                better.add(new Place(picture, next.forPoints()));
            }
        }
        List<Seen> again = seenWithBelow(better);
        for (int i = 0; i < again.size(); i++) {
            seen.set(off.get(i), again.get(i));
        }
        return readings(seen, faces);
    }

    /** Replaces what was seen of faces that lie on a side or upside down. */
    private void turnUpright(List<Place> places, List<Seen> seen) {
        List<Integer> doubtful = new ArrayList<>();
        List<Place> turned = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Place place = places.get(i);
            if (QuarterTurns.pay(place.crop(), seen.get(i).points())) {
                doubtful.add(i);
                QuarterTurns.of(place.crop()).forEach(crop -> turned.add(new Place(place.picture(), crop)));
            }
        }
        List<Seen> others = seenWithBelow(turned);
        for (int i = 0; i < others.size(); i++) {
            Seen other = others.get(i);
            int face = doubtful.get(i / QuarterTurns.COUNT);
            if (QuarterTurns.areClearer(
                    other.points(), other.faceScore(), seen.get(face).points())) {
                seen.set(face, other);
            }
        }
    }

    /** A reading for each place, without a second one. */
    List<Reading> read(List<Place> places) {
        List<Seen> seen = seen(places);
        return readings(seen, seen.stream().map(Seen::cut).toList());
    }

    /** Cuts out the crops and finds their points. */
    private List<Seen> seen(List<Place> places) {
        List<GrayImage> pixels = places.stream()
                .map(place -> place.crop().pixels(place.picture()))
                .toList();
        return seen(
                places, pixels, pixels.isEmpty() ? Optional.empty() : keypoints.map(reader -> reader.answer(pixels)));
    }

    /** The same for a reader that reads below the crops, too. */
    private List<Seen> seenWithBelow(List<Place> places) {
        double below = keypoints.map(PointReader::below).orElse(0.0);
        if (below == 0 || places.isEmpty()) {
            return seen(places);
        }
        List<FaceCrop.Pixels> pixels = places.stream()
                .map(place -> place.crop().pixels(place.picture(), below))
                .toList();
        List<GrayImage> tall = pixels.stream().map(FaceCrop.Pixels::tall).toList();
        return seen(
                places,
                pixels.stream().map(FaceCrop.Pixels::crop).toList(),
                keypoints.map(reader -> reader.answerTall(tall)));
    }

    private static List<Seen> seen(
            List<Place> places, List<GrayImage> pixels, Optional<List<KeypointModel.Answer>> answers) {
        List<Seen> seen = new ArrayList<>(places.size());
        for (int i = 0; i < pixels.size(); i++) {
            int face = i;
            seen.add(Seen.of(new Cut(places.get(i).crop(), pixels.get(i)), answers.map(all -> all.get(face))));
        }
        return seen;
    }

    /**
     * Combines the answers of both models.
     *
     * @param faces the crops for the expression model, one for each of those seen
     */
    private List<Reading> readings(List<Seen> seen, List<Cut> faces) {
        List<ExpressionScores> scores = expression
                .map(model -> model.predict(faces.stream().map(Cut::pixels).toList()))
                .orElse(List.of());
        List<Reading> readings = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            Seen one = seen.get(i);
            readings.add(new Reading(
                    one.faceScore(),
                    one.points(),
                    scores.isEmpty()
                            ? Optional.empty()
                            : Optional.of(expression(scores.get(i), faces.get(i).crop, one.points()))));
        }
        return readings;
    }

    private ExpressionScores expression(ExpressionScores scores, FaceCrop crop, Optional<Keypoints> points) {
        double side = Math.max(crop.width(), crop.height());
        ExpressionScores evened =
                SmallFaces.evened(scores, side).in(labels).withDoubt(SmallFaces.sureFrom(side, sureFrom), mayAbstain);
        return HiddenMouth.doubted(evened, points);
    }

    /** Reads whole pictures as one face each. */
    List<Face> readWhole(List<GrayImage> pictures) {
        List<Box> boxes = pictures.stream()
                .map(picture -> new Box(0, 0, picture.width(), picture.height()))
                .toList();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            places.add(new Place(Picture.of(pictures.get(i)), Framing.AS_IT_IS.crop(boxes.get(i))));
        }
        List<Reading> readings = read(places);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Reading reading = readings.get(i);
            faces.add(new Face(boxes.get(i), reading.faceScore(), reading.keypoints(), reading.expression()));
        }
        return faces;
    }
}
