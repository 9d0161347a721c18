package dev.mien.torch;

import dev.mien.Box;
import dev.mien.detect.Overlaps;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a one-pass detector answer for which face of one picture, by what they answer at present: SimOTA (Ge et al. 2021,
 * arXiv:2107.08430) with the soft costs of RTMDet (Lyu et al. 2022, arXiv:2212.07784). A face takes the cells near its middle that
 * cost least: those whose box fits it, whose score is right and which lie near its middle; as many as their overlaps amount to.
 */
final class PyramidAssignment {
    /** A cell farther from a face's middle than so many of its sides does not answer for it. */
    private static final double REACH = 2.5;

    /** Cells so near answer even where they lie outside of a small face. */
    private static final double NEAR = 1;

    private static final int MAX_CLAIMS = 13;
    private static final double BOX_COST = 3;

    /** RTMDet's soft centre prior: farther from the face's middle than so many cells, the cost grows tenfold with each cell. */
    private static final double FREE_DISTANCE = 3;

    private static final double TINY = 1e-7; // keeps the logarithm finite

    /** Smaller faces are neither taught nor forbidden, in pixels. */
    private static final double SMALLEST = 7;

    /** From that size on a face has two cells at least. */
    private static final double TWO_CELLS = 10;

    private final int side;
    private final float[] outputs;
    private final int from;
    private final List<Cell> cells = new ArrayList<>();

    /** A cell: where its score is in the picture's numbers, and how far its next number lies behind it. */
    record Cell(int at, int plane, int column, int row, int stride) {
        double x() {
            return PyramidCells.middle(column, stride);
        }

        double y() {
            return PyramidCells.middle(row, stride);
        }
    }

    /**
     * What a cell is asked for.
     *
     * @param face the box that it should answer; null for none
     * @param score the score that it should give: the overlap of its box with the face's at present, or 0
     * @param counts whether the score counts at all
     */
    record Asked(Cell cell, @Nullable Box face, double score, boolean counts) {}

    private record Claim(int cell, int face, double cost, double overlap) {}

    /**
     * @param side of the picture in pixels
     * @param outputs takes the picture's numbers from {@code from} on
     */
    PyramidAssignment(int side, float[] outputs, int from) {
        this.side = side;
        this.outputs = outputs;
        this.from = from;
        int at = 0;
        for (int stride : PyramidCells.STRIDES) {
            int count = side / stride;
            int plane = count * count;
            for (int cell = 0; cell < plane; cell++) {
                cells.add(new Cell(at + cell, plane, cell % count, Math.floorDiv(cell, count), stride));
            }
            at += PyramidCells.NUMBERS * plane;
        }
    }

    /**
     * What each cell is asked for.
     *
     * @param targets the picture's faces from {@code first} on: left, top, right, bottom, and 1 for one to be found or 0 for one
     *     that is neither taught nor forbidden; NaN ends them
     */
    List<Asked> ask(float[] targets, int first, int length) {
        List<Box> asked = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        for (int i = first; i + 4 < first + length && !Float.isNaN(targets[i]); i += 5) {
            Box box = new Box(targets[i], targets[i + 1], targets[i + 2], targets[i + 3]);
            boolean taught = targets[i + 4] != 0 && box.side() >= SMALLEST;
            (taught ? asked : ignored).add(box);
        }
        Claim[] best = new Claim[cells.size()];
        for (int face = 0; face < asked.size(); face++) {
            for (Claim claim : claims(asked.get(face), face)) {
                Claim other = best[claim.cell];
                if (other == null || claim.cost < other.cost) {
                    best[claim.cell] = claim;
                }
            }
        }
        boolean[] free = new boolean[cells.size()];
        ignored.forEach(box -> free(box, free));
        List<Asked> all = new ArrayList<>(cells.size());
        for (int i = 0; i < best.length; i++) {
            Claim claim = best[i];
            all.add(
                    claim == null
                            ? new Asked(cells.get(i), null, 0, !free[i])
                            : new Asked(cells.get(i), asked.get(claim.face), claim.overlap, true));
        }
        return all;
    }

    private List<Claim> claims(Box face, int number) {
        List<Claim> claims = new ArrayList<>();
        double x = (face.left() + face.right()) / 2;
        double y = (face.top() + face.bottom()) / 2;
        int first = 0;
        for (int stride : PyramidCells.STRIDES) {
            int count = side / stride;
            int left = Math.max(0, (int) Math.ceil(x / stride - REACH - .5));
            int right = Math.min(count - 1, (int) Math.floor(x / stride + REACH - .5));
            int top = Math.max(0, (int) Math.ceil(y / stride - REACH - .5));
            int bottom = Math.min(count - 1, (int) Math.floor(y / stride + REACH - .5));
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    claim(face, x, y, first + row * count + column, number, claims);
                }
            }
            first += count * count;
        }
        claims.sort(Comparator.comparingDouble(Claim::overlap).reversed());
        double overlaps =
                claims.stream().limit(MAX_CLAIMS).mapToDouble(Claim::overlap).sum();
        int minClaims = face.side() >= TWO_CELLS ? 2 : 1;
        claims.sort(Comparator.comparingDouble(Claim::cost));
        return claims.subList(0, Math.min(claims.size(), Math.max(minClaims, (int) Math.round(overlaps))));
    }

    private void claim(Box face, double x, double y, int number, int faceNumber, List<Claim> claims) {
        Cell cell = cells.get(number);
        double right = cell.x() - x;
        double below = cell.y() - y;
        boolean inside = Math.abs(right) < face.width() / 2 && Math.abs(below) < face.height() / 2;
        if (!inside && Math.max(Math.abs(right), Math.abs(below)) > NEAR * cell.stride) {
            return;
        }
        Box box = PyramidCells.decode(
                outputs, from + cell.at + cell.plane, cell.plane, cell.column, cell.row, cell.stride);
        double overlap = Overlaps.intersectionOverUnion(box, face);
        double logit = outputs[from + cell.at];
        double probability = 1 / (1 + Math.exp(-logit));
        double entropy = Math.max(logit, 0) - logit * overlap + Math.log1p(Math.exp(-Math.abs(logit)));
        double away = Math.hypot(right, below) / cell.stride;
        double cost = entropy * Math.pow(overlap - probability, 2)
                - BOX_COST * Math.log(overlap + TINY)
                + Math.pow(10, away - FREE_DISTANCE);
        claims.add(new Claim(number, faceNumber, cost, overlap));
    }

    /** Frees the cells that see that box from being asked for anything; the finest level's nearest one always. */
    private void free(Box box, boolean[] free) {
        double x = (box.left() + box.right()) / 2;
        double y = (box.top() + box.bottom()) / 2;
        for (int i = 0; i < free.length; i++) {
            Cell cell = cells.get(i);
            double wide = box.width() / 2;
            double high = box.height() / 2;
            if (cell.stride == PyramidCells.STRIDES.get(0)) {
                wide = Math.max(wide, NEAR * cell.stride);
                high = Math.max(high, NEAR * cell.stride);
            }
            free[i] |= Math.abs(cell.x() - x) < wide && Math.abs(cell.y() - y) < high;
        }
    }
}
