package dev.mien.video.track;

import static dev.mien.Keypoint.LEFT_EYE_CENTER;
import static dev.mien.Keypoint.LEFT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_LOWER_LID_INNER;
import static dev.mien.Keypoint.LEFT_EYE_LOWER_LID_OUTER;
import static dev.mien.Keypoint.LEFT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_UPPER_LID_INNER;
import static dev.mien.Keypoint.LEFT_EYE_UPPER_LID_OUTER;
import static dev.mien.Keypoint.RIGHT_EYE_CENTER;
import static dev.mien.Keypoint.RIGHT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_LOWER_LID_INNER;
import static dev.mien.Keypoint.RIGHT_EYE_LOWER_LID_OUTER;
import static dev.mien.Keypoint.RIGHT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_UPPER_LID_INNER;
import static dev.mien.Keypoint.RIGHT_EYE_UPPER_LID_OUTER;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.detect.Detection;
import dev.mien.detect.Overlaps;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.video.media.VideoFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Faces that are where a test says, seen as a detector and a key point model would see them. */
final class ScriptedFaces implements FaceReader {
    static final double FRAME_SECONDS = 1 / 25.0;

    /** The faces of the frame that is looked at now. */
    List<Box> faces = List.of();

    /** Whether a search finds nothing although faces are there. */
    boolean blind;

    /** What is behind the faces; another number is another scene. */
    int scene;

    /** How often the whole frame was searched. */
    int searches;

    /** By how many pixels, about, the detector and the key point model err in each frame. */
    double error;

    /** When a frame is shown, in seconds. */
    IntToDoubleFunction times = frame -> FRAME_SECONDS * frame;

    /** How far the upper lids are from the lower ones, in shares of the box; NaN for 15 points. */
    IntToDoubleFunction lids = frame -> Double.NaN;

    /** How likely each class is, of the five or of the seven, for the face about there. */
    Function<Box, float[]> expression = box -> new float[] {.1f, .1f, .1f, .6f, .1f};

    private final Random random = new Random(1);
    private int frames;

    static Box square(double centerX, double centerY, double side) {
        return new Box((float) (centerX - side / 2), (float) (centerY - side / 2), (float) (centerX + side / 2), (float)
                (centerY + side / 2));
    }

    /** Shows the tracker one more frame with these faces. */
    List<TrackedFace> show(FaceTracker tracker, Box... boxes) {
        faces = List.of(boxes);
        BufferedImage picture = new BufferedImage(480, 240, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        drawScene(canvas);
        faces.forEach(box -> draw(canvas, box));
        canvas.dispose();
        return tracker.next(VideoFrame.of(frames, times.applyAsDouble(frames++), picture));
    }

    private void drawScene(Graphics2D canvas) {
        Random random = new Random(scene);
        for (int i = 0; i < 8 * 16; i++) {
            int gray = random.nextInt(256);
            canvas.setColor(new Color(gray, gray, gray));
            canvas.fillRect(i % 16 * 30, i / 16 * 30, 30, 30);
        }
    }

    /** Something that looks the same in each frame: an oval with two eyes and a mouth. */
    private static void draw(Graphics2D canvas, Box box) {
        AffineTransform before = canvas.getTransform();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.translate(box.left(), box.top());
        canvas.scale(box.width(), box.height());
        canvas.setColor(Color.GRAY);
        canvas.fill(new Ellipse2D.Double(0, -0.2, 1, 1.3));
        canvas.setColor(Color.WHITE);
        canvas.fill(new Ellipse2D.Double(0.15, 0.1, 0.25, 0.2));
        canvas.fill(new Ellipse2D.Double(0.6, 0.1, 0.25, 0.2));
        canvas.setColor(Color.BLACK);
        canvas.fill(new Ellipse2D.Double(0.25, 0.65, 0.5, 0.15));
        canvas.setTransform(before);
    }

    @Override
    public List<Detection> detect(GrayImage picture) {
        searches++;
        return blind
                ? List.of()
                : faces.stream().map(box -> new Detection(wrong(box), 0.9f)).toList();
    }

    /** A reader finds the true points when the box is about where the face is, and doubts when it is not. */
    @Override
    public List<Face> read(GrayImage picture, List<Box> boxes) {
        List<Face> read = new ArrayList<>();
        for (Box box : boxes) {
            Optional<Box> there = faces.stream()
                    .filter(face -> Overlaps.intersectionOverUnion(face, box) > 0.4)
                    .findFirst();
            read.add(new Face(
                    box,
                    there.isPresent() ? 0.95f : 0.05f,
                    Optional.of(points(wrong(there.orElse(box)), lids.applyAsDouble(frames - 1))),
                    Optional.of(scores(expression.apply(box)))));
        }
        return read;
    }

    private static ExpressionScores scores(float... shares) {
        return new ExpressionScores(shares.length == LabelSet.FIVE.size() ? LabelSet.FIVE : LabelSet.SEVEN, shares);
    }

    /** The same ring and, where the eyes are so far open, lids. */
    private static Keypoints points(Box box, double open) {
        if (Double.isNaN(open)) {
            return points(box);
        }
        float[] all = points(box).toArray(Keypoint.EXTENDED_COUNT);
        eye(
                all,
                box,
                .3,
                open,
                List.of(
                        RIGHT_EYE_OUTER_CORNER,
                        RIGHT_EYE_INNER_CORNER,
                        RIGHT_EYE_UPPER_LID_OUTER,
                        RIGHT_EYE_UPPER_LID_INNER,
                        RIGHT_EYE_LOWER_LID_OUTER,
                        RIGHT_EYE_LOWER_LID_INNER));
        eye(
                all,
                box,
                .7,
                open,
                List.of(
                        LEFT_EYE_INNER_CORNER,
                        LEFT_EYE_OUTER_CORNER,
                        LEFT_EYE_UPPER_LID_INNER,
                        LEFT_EYE_UPPER_LID_OUTER,
                        LEFT_EYE_LOWER_LID_INNER,
                        LEFT_EYE_LOWER_LID_OUTER));
        set(all, RIGHT_EYE_CENTER, box, .3, .4);
        set(all, LEFT_EYE_CENTER, box, .7, .4);
        return Keypoints.of(all);
    }

    /** An eye from left to right in the picture: its corners, its upper lid and its lower lid. */
    private static void eye(float[] all, Box box, double x, double open, List<Keypoint> points) {
        set(all, points.get(0), box, x - .1, .4);
        set(all, points.get(1), box, x + .1, .4);
        set(all, points.get(2), box, x - .03, .4 - open / 2);
        set(all, points.get(3), box, x + .03, .4 - open / 2);
        set(all, points.get(4), box, x - .03, .4 + open / 2);
        set(all, points.get(5), box, x + .03, .4 + open / 2);
    }

    private static void set(float[] all, Keypoint point, Box box, double x, double y) {
        all[2 * point.ordinal()] = (float) (box.left() + x * box.width());
        all[2 * point.ordinal() + 1] = (float) (box.top() + y * box.height());
    }

    /** Measures are taken where eyelids are there. */
    @Override
    public Face measured(GrayImage picture, Face face) {
        return Double.isNaN(lids.applyAsDouble(0))
                ? face
                : face.withMeasures(FaceMeasurer.create().measure(Picture.of(picture), face));
    }

    private Box wrong(Box box) {
        float x = (float) (error * random.nextGaussian());
        return new Box(box.left() + x, box.top(), box.right() + x, box.bottom());
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
