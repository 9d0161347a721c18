package dev.mien.torch;

import dev.mien.Box;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The loss of a one-pass detector. Scores: binary cross-entropy with the overlap as target, weighted by their squared
 * difference, so that the many easy cells do not dominate (quality focal loss, Li et al. 2020, arXiv:2006.04388).
 * Boxes: one minus the generalized intersection over union (Rezatofighi et al. 2019, arXiv:1902.09630). Both are sums
 * divided by the number of assigned cells.
 */
final class PyramidLoss {
    private static final double SCORE_WEIGHT = 4;
    private static final double BOX_WEIGHT = 2;

    /** The lowest target score of an assigned cell, whatever the overlap of its box. */
    private static final double MIN_SCORE = .2;

    /** The lowest weight of an assigned cell, however accurate its score. */
    private static final double MIN_WEIGHT = .05;

    private static final double TINY = 1e-6;

    private final Tensor numbers; // all of the batch in one row
    private final int width;
    private final Gathered scores = new Gathered();
    private final Gathered answering = new Gathered();

    /** Cells with their indices in the batch's values and their targets. */
    private static final class Gathered {
        final List<Long> places = new ArrayList<>();
        final List<float[]> values = new ArrayList<>();

        void add(long place, float... value) {
            places.add(place);
            values.add(value);
        }

        Tensor index(long[] offsets) {
            long[] index = new long[places.size()];
            for (int i = 0; i < index.length; i++) {
                index[i] = places.get(i) + offsets[i];
            }
            return torch.tensor(index);
        }

        Tensor column(int number) {
            float[] column = new float[values.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = values.get(i)[number];
            }
            return torch.tensor(column);
        }
    }

    private PyramidLoss(Tensor outputs) {
        this.numbers = outputs.flatten();
        this.width = (int) outputs.sizes().get(1);
    }

    /**
     * The mean loss of a batch.
     *
     * @param side of the pictures in pixels
     * @param outputs [n, values], in the format of {@link PyramidCells}
     * @param targets [n, numbers]: the faces, see {@link PyramidAssignment#ask}
     */
    static Tensor of(int side, Tensor outputs, Tensor targets) {
        PyramidLoss loss = new PyramidLoss(outputs);
        float[] answers = Native.toArray(outputs.detach());
        float[] faces = Native.toArray(targets);
        int count = (int) outputs.sizes().get(0);
        for (int i = 0; i < count; i++) {
            int from = i * loss.width;
            for (PyramidAssignment.Asked asked :
                    new PyramidAssignment(side, answers, from).ask(faces, from, loss.width)) {
                loss.add(asked, from);
            }
        }
        double faceCells = Math.max(1, loss.answering.places.size());
        Tensor sum = loss.scoreLoss().mul(new Scalar(SCORE_WEIGHT));
        if (!loss.answering.places.isEmpty()) {
            sum = sum.add(loss.boxLoss().mul(new Scalar(BOX_WEIGHT)));
        }
        return sum.div(new Scalar(faceCells));
    }

    private void add(PyramidAssignment.Asked asked, int from) {
        if (!asked.counts()) {
            return;
        }
        PyramidAssignment.Cell cell = asked.cell();
        Box face = asked.face();
        long place = (long) from + cell.at();
        if (face == null) {
            scores.add(place, 0, 0);
            return;
        }
        scores.add(place, (float) Math.max(MIN_SCORE, asked.score()), (float) MIN_WEIGHT);
        answering.add(
                place,
                cell.plane(),
                (float) cell.x(),
                (float) cell.y(),
                cell.stride(),
                face.left(),
                face.top(),
                face.right(),
                face.bottom());
    }

    private Tensor scoreLoss() {
        Tensor logits = numbers.index_select(0, scores.index(new long[scores.places.size()]));
        Tensor target = scores.column(0);
        Tensor weight = logits.detach().sigmoid().sub(target).square();
        weight = torch.maximum(weight, scores.column(1));
        Tensor entropy = torch.softplus(logits).sub(logits.mul(target));
        return entropy.mul(weight).sum();
    }

    private Tensor boxLoss() {
        Tensor stride = answering.column(3);
        Tensor x = number(1).mul(stride).add(answering.column(1));
        Tensor y = number(2).mul(stride).add(answering.column(2));
        Tensor halfWidth = side(3, stride);
        Tensor halfHeight = side(4, stride);
        Tensor left = x.sub(halfWidth);
        Tensor right = x.add(halfWidth);
        Tensor top = y.sub(halfHeight);
        Tensor bottom = y.add(halfHeight);
        Tensor faceLeft = answering.column(4);
        Tensor faceTop = answering.column(5);
        Tensor faceRight = answering.column(6);
        Tensor faceBottom = answering.column(7);
        Tensor both = torch.minimum(right, faceRight)
                .sub(torch.maximum(left, faceLeft))
                .clamp_min(new Scalar(0.0))
                .mul(torch.minimum(bottom, faceBottom)
                        .sub(torch.maximum(top, faceTop))
                        .clamp_min(new Scalar(0.0)));
        Tensor either = right.sub(left)
                .mul(bottom.sub(top))
                .add(faceRight.sub(faceLeft).mul(faceBottom.sub(faceTop)))
                .sub(both)
                .add(new Scalar(TINY));
        Tensor around = torch.maximum(right, faceRight)
                .sub(torch.minimum(left, faceLeft))
                .mul(torch.maximum(bottom, faceBottom).sub(torch.minimum(top, faceTop)))
                .add(new Scalar(TINY));
        // 1 - (both / either - (around - either) / around)
        return either.div(around)
                .add(both.div(either))
                .neg()
                .add(new Scalar(2.0))
                .sum();
    }

    private Tensor side(int number, Tensor stride) {
        Scalar longest = new Scalar(PyramidCells.LONGEST_LOGARITHM);
        Scalar shortest = new Scalar(-PyramidCells.LONGEST_LOGARITHM);
        return number(number)
                .clamp_min(shortest)
                .clamp_max(longest)
                .exp()
                .mul(stride)
                .mul(new Scalar(PyramidCells.USUAL / 2));
    }

    /** One of the values of all assigned cells. */
    private Tensor number(int number) {
        long[] offsets = new long[answering.places.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = number * (long) answering.values.get(i)[0];
        }
        return numbers.index_select(0, answering.index(offsets));
    }
}
