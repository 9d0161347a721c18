package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.detect.Detection;
import dev.mien.detect.Overlaps;
import dev.mien.video.media.VideoFrame;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faces that are where a test says, seen as a detector and a key point model would see them. */
final class ScriptedFaces implements FaceReader {
    static final double FRAME_SECONDS = 1 / 25.0;

    /** The faces of the frame that is looked at now. */
    List<Box> faces = List.of();

    /** Whether a search finds nothing although faces are there. */
    boolean blind;

    /** How often the whole frame was searched. */
    int searches;

    private int frames;

    static Box square(double centerX, double centerY, double side) {
        return new Box((float) (centerX - side / 2), (float) (centerY - side / 2), (float) (centerX + side / 2), (float)
                (centerY + side / 2));
    }

    /** Shows the tracker one more frame with these faces. */
    List<TrackedFace> show(FaceTracker tracker, Box... boxes) {
        return show(tracker, new BufferedImage(32, 24, BufferedImage.TYPE_3BYTE_BGR), boxes);
    }

    List<TrackedFace> show(FaceTracker tracker, BufferedImage picture, Box... boxes) {
        faces = List.of(boxes);
        return tracker.next(new VideoFrame(frames, FRAME_SECONDS * frames++, picture));
    }

    @Override
    public List<Detection> detect(BufferedImage picture) {
        searches++;
        return blind
                ? List.of()
                : faces.stream().map(box -> new Detection(box, 0.9f)).toList();
    }

    /** A reader finds the true points when the box is about where the face is, and doubts when it is not. */
    @Override
    public List<Face> read(BufferedImage picture, List<Box> boxes) {
        List<Face> read = new ArrayList<>();
        for (Box box : boxes) {
            Optional<Box> there = faces.stream()
                    .filter(face -> Overlaps.intersectionOverUnion(face, box) > 0.4)
                    .findFirst();
            read.add(new Face(
                    box,
                    there.isPresent() ? 0.95f : 0.05f,
                    Optional.of(points(there.orElse(box))),
                    Optional.of(new ExpressionScores(LabelSet.FIVE, new float[] {.1f, .1f, .1f, .6f, .1f}))));
        }
        return read;
    }

    /** Fifteen points on a ring in the box. */
    static Keypoints points(Box box) {
        float[] points = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < Keypoint.COUNT; i++) {
            double angle = 2 * Math.PI * i / Keypoint.COUNT;
            points[2 * i] = (float) ((box.left() + box.right()) / 2 + 0.3 * box.width() * Math.cos(angle));
            points[2 * i + 1] = (float) ((box.top() + box.bottom()) / 2 + 0.3 * box.height() * Math.sin(angle));
        }
        return Keypoints.of(points);
    }
}
