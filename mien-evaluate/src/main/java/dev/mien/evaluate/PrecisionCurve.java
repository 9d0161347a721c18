package dev.mien.evaluate;

import dev.mien.evaluate.DetectorEvaluation.Kind;
import dev.mien.evaluate.DetectorEvaluation.ScoredBox;
import java.util.ArrayList;
import java.util.List;

/**
 * The precision-recall curve of a detector, with a point for each score of a box on a face, by descending score.
 * The arrays are shared, not copied.
 *
 * @param scores of the boxes, each once: boxes of one score have no order, so they count together
 * @param recalls the share of the faces found at that score or above
 * @param precisions the share of faces among all boxes at that score or above
 */
public record PrecisionCurve(double[] scores, double[] recalls, double[] precisions) {

    /** The curve for faces higher than that in pixels; boxes on lower ones are ignored. */
    static PrecisionCurve of(DetectorEvaluation evaluation, double height) {
        long faces = evaluation.count(face -> face.box().height() > height);
        List<double[]> points = new ArrayList<>();
        int correct = 0;
        int wrong = 0;
        int before = 0;
        List<ScoredBox> boxes = evaluation.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            ScoredBox box = boxes.get(i);
            if (box.kind() == Kind.FALSE || box.kind() == Kind.FALSE_IN_EMPTY) {
                wrong++;
            } else if (box.kind() == Kind.FACE && box.height() > height) {
                correct++;
            }
            boolean lastOfScore = i + 1 == boxes.size() || boxes.get(i + 1).score() < box.score();
            if (lastOfScore && correct > before) {
                points.add(new double[] {box.score(), (double) correct / faces, (double) correct / (correct + wrong)});
                before = correct;
            }
        }
        return new PrecisionCurve(column(points, 0), column(points, 1), column(points, 2));
    }

    private static double[] column(List<double[]> points, int number) {
        return points.stream().mapToDouble(point -> point[number]).toArray();
    }

    /**
     * The average precision, 0..1: the area under the curve with interpolated precision, which is the highest at the
     * same or a higher recall (Everingham et al. 2010, doi:10.1007/s11263-009-0275-4, as in WIDER FACE).
     */
    public double averagePrecision() {
        double area = 0;
        double best = 0;
        for (int i = recalls.length - 1; i >= 0; i--) {
            best = Math.max(best, precisions[i]);
            area += best * (recalls[i] - (i == 0 ? 0 : recalls[i - 1]));
        }
        return area;
    }

    /** The precision at the lowest score that is at least {@code score}; 1 if there is none. */
    public double precisionAt(double score) {
        double precision = 1;
        for (int i = 0; i < scores.length && scores[i] >= score; i++) {
            precision = precisions[i];
        }
        return precision;
    }

    /** The recall at that score. */
    public double recallAt(double score) {
        double recall = 0;
        for (int i = 0; i < scores.length && scores[i] >= score; i++) {
            recall = recalls[i];
        }
        return recall;
    }
}
