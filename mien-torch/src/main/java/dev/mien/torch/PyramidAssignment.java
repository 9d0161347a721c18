package dev.mien.torch;

import dev.mien.Box;
import dev.mien.detect.Overlaps;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assigns cells of a one-pass detector to the faces of a picture by their current outputs: SimOTA (Ge et al. 2021,
 * arXiv:2107.08430) with the soft costs of RTMDet (Lyu et al. 2022, arXiv:2212.07784). A face gets the cells near its
 * centre with the lowest costs, which depend on the overlap of the boxes, the score and the distance from the centre;
 * their number is the sum of the overlaps.
 */
final class PyramidAssignment {
    /** The largest distance of an assigned cell from the centre of its face, in sides of the cell. */
    private static final double REACH = 2.5;

    /** Cells within this distance may be assigned even if they lie outside of a small face. */
    private static final double NEAR = 1;

    private static final int MAX_CLAIMS = 13;
    private static final double BOX_COST = 3;

    /**
     * RTMDet's soft centre prior: beyond this distance from the face's centre in cells, the cost grows tenfold with
     * each cell.
     */
    private static final double FREE_DISTANCE = 3;

    private static final double TINY = 1e-7; // keeps the logarithm finite

    /** Faces smaller than this, in pixels, are ignored. */
    private static final double SMALLEST = 7;

    /** Faces of at least this size in pixels get at least two cells. */
    private static final double TWO_CELLS = 10;

    private final int side;
    private final float[] outputs;
    private final int from;
    private final List<Cell> cells = new ArrayList<>();

    /** A cell: the index of its score in the picture's values, and the distance to its next value. */
    record Cell(int at, int plane, int column, int row, int stride) {
        double x() {
            return PyramidCells.middle(column, stride);
        }

        double y() {
            return PyramidCells.middle(row, stride);
        }
    }

    /**
     * The target of a cell.
     *
     * @param face the box of its face; null for none
     * @param score the target score: the overlap of its current box with that of the face, or 0
     * @param counts whether the score contributes to the loss
     */
    record Asked(Cell cell, @Nullable Box face, double score, boolean counts) {}

    private record Claim(int cell, int face, double cost, double overlap) {}

    /**
     * @param side of the picture in pixels
     * @param outputs contains the picture's values from {@code from} on
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
     * Computes the target of each cell.
     *
     * @param targets the picture's faces from {@code first} on: left, top, right, bottom, and 1 for a face to be found
     *     or 0 for one to be ignored; NaN ends the list
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

    /** Excludes the cells inside a box from the loss, and always the nearest one of the finest level. */
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
