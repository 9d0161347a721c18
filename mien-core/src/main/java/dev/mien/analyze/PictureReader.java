package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.detect.Detection;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Detects the faces of a picture and reads each with the models: all points, no measures. */
final class PictureReader {
    static final double MIN_SHOWN = 0.5;

    private final FaceDetector detector;
    private final int maxFaces;
    private final CropReader crops;
    private final int threads;

    /**
     * @param maxFaces the largest number of faces to read in a picture, those with the highest scores
     * @param threads the largest number of threads that read the faces of a picture
     */
    PictureReader(FaceDetector detector, int maxFaces, CropReader crops, int threads) {
        this.detector = detector;
        this.maxFaces = maxFaces;
        this.crops = crops;
        this.threads = threads;
    }

    LabelSet labels() {
        return crops.labels();
    }

    float sureFrom() {
        return crops.sureFrom();
    }

    OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        return detector.minFace(width, height, smallest);
    }

    /** Detects the faces, by descending score. */
    List<Detection> detect(Picture picture) {
        List<Detection> found = detector.detect(picture);
        return found.size() <= maxFaces ? found : found.subList(0, maxFaces);
    }

    /**
     * Reads faces that were detected, in the same order; if whole pictures are taken as faces, the key point model
     * scores them.
     */
    List<Face> read(Picture picture, List<Detection> found) {
        List<Box> boxes = found.stream().map(Detection::box).toList();
        List<Face> faces = readAt(picture, boxes);
        if (isCropped()) {
            return faces;
        }
        List<Face> scored = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            float score = found.get(i).score();
            scored.add(new Face(
                    face.box(),
                    score,
                    face.keypoints(),
                    face.expression().map(scores -> score < detector.sureScore() ? scores.doubted() : scores)));
        }
        return List.copyOf(scored);
    }

    /** Reads faces at expected places, in the order of the boxes, each with the key point model's score. */
    List<Face> readAt(Picture picture, List<Box> boxes) {
        List<CropReader.Place> places = boxes.stream()
                .map(box -> new CropReader.Place(picture, detector.framing().crop(box)))
                .toList();
        List<CropReader.Reading> readings = inParts(places, isCropped() ? crops::read : crops::readAligned);
        List<Face> faces = new ArrayList<>(boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            faces.add(face(picture, boxes.get(i), readings.get(i)));
        }
        return List.copyOf(faces);
    }

    /** Reads whole pictures as one face each. */
    List<Face> readWhole(List<GrayImage> pictures) {
        return inParts(pictures, crops::readWhole);
    }

    /** Reads several faces on as many threads as there may be; the answers are in the faces' order. */
    private <T, R> List<R> inParts(List<T> faces, Function<List<T>, List<R>> read) {
        int size = faces.size();
        int parts = Math.min(threads, size);
        if (parts <= 1) {
            return read.apply(faces);
        }
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> read.apply(faces.subList(size * part / parts, size * (part + 1) / parts)))
                .flatMap(List::stream)
                .toList();
    }

    private boolean isCropped() {
        return detector.framing() == Framing.AS_IT_IS;
    }

    private static Face face(Picture picture, Box box, CropReader.Reading reading) {
        boolean isShown = box.shareWithin(picture.width(), picture.height()) >= MIN_SHOWN;
        return new Face(
                box, reading.faceScore(), reading.keypoints(), isShown ? reading.expression() : Optional.empty());
    }
}
