package dev.mien.train.history;

import dev.mien.Box;
import dev.mien.detect.Detection;
import dev.mien.detect.Overlaps;
import dev.mien.detect.PyramidBoxes;
import dev.mien.detect.Suppression;
import dev.mien.evaluate.DetectorEvaluator;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The average precision of a one-pass detector's boxes for all faces of at least 8 pixels: a face is found if the
 * intersection over union with a box is at least {@link DetectorEvaluator#MIN_OVERLAP}, each face once; boxes on
 * invalid faces are ignored.
 */
final class BoxPrecision {
    private static final double MIN_OVERLAP = DetectorEvaluator.MIN_OVERLAP;
    private static final double SAME_FACE = .4;
    private static final double MIN_SCORE = .02;
    private static final double SMALLEST = 8;

    private BoxPrecision() {}

    private record Scored(double score, boolean correct) {}

    /**
     * The average precision.
     *
     * @param outputs [count, width], in the format of {@link PyramidCells}
     * @param targets [count, width]: five numbers per face, terminated by NaN
     */
    static double of(float[] outputs, float[] targets, int count, int width) {
        int side = side(width);
        List<Scored> boxes = new ArrayList<>();
        int faces = 0;
        for (int i = 0; i < count; i++) {
            faces += score(found(outputs, i * width, side), targets, i * width, width, boxes);
        }
        boxes.sort(Comparator.comparingDouble(Scored::score).reversed());
        double sum = 0;
        int correct = 0;
        for (int place = 0; place < boxes.size(); place++) {
            if (boxes.get(place).correct) {
                correct++;
                sum += (double) correct / (place + 1);
            }
        }
        return faces == 0 ? 0 : sum / faces;
    }

    private static int side(int width) {
        int side = PyramidCells.MULTIPLE;
        while (PyramidCells.outputs(side, side) < width) {
            side += PyramidCells.MULTIPLE;
        }
        return side;
    }

    private static List<Detection> found(float[] outputs, int from, int side) {
        List<Detection> all = new ArrayList<>();
        int at = from;
        for (int stride : PyramidCells.STRIDES) {
            int columns = side / stride;
            int plane = columns * columns;
            PyramidBoxes.add(outputs, at, columns, columns, stride, MIN_SCORE, all);
            at += PyramidCells.NUMBERS * plane;
        }
        return Suppression.suppress(all, SAME_FACE);
    }

    /** Classifies the boxes of a picture, and returns the number of its faces. */
    private static int score(List<Detection> found, float[] targets, int first, int length, List<Scored> boxes) {
        List<Box> asked = new ArrayList<>();
        List<Box> others = new ArrayList<>();
        for (int i = first; i + 4 < first + length && !Float.isNaN(targets[i]); i += 5) {
            Box box = new Box(targets[i], targets[i + 1], targets[i + 2], targets[i + 3]);
            boolean counts = targets[i + 4] != 0 && box.side() >= SMALLEST;
            (counts ? asked : others).add(box);
        }
        boolean[] taken = new boolean[asked.size()];
        for (Detection detection : found) {
            int best = -1;
            double bestOverlap = MIN_OVERLAP;
            for (int face = 0; face < taken.length; face++) {
                double overlap = Overlaps.intersectionOverUnion(detection.box(), asked.get(face));
                if (!taken[face] && overlap >= bestOverlap) {
                    best = face;
                    bestOverlap = overlap;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                boxes.add(new Scored(detection.score(), true));
            } else if (others.stream()
                    .noneMatch(other -> Overlaps.intersectionOverUnion(detection.box(), other) >= MIN_OVERLAP)) {
                boxes.add(new Scored(detection.score(), false));
            }
        }
        return taken.length;
    }
}
