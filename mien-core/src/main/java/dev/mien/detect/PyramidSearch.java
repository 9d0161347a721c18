package dev.mien.detect;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches a pyramid of planes: runs the net on a gray plane, and on {@linkplain CoarserLook coarser} ones for faces that are too large in it.
 * Large planes are split into {@linkplain Tile tiles}.
 */
final class PyramidSearch implements AutoCloseable {
    private final OnePassModel model;

    private PyramidSearch(OnePassModel model) {
        this.model = model;
    }

    /** Loads the net. */
    static PyramidSearch open(ModelOrigin origin, int threads) {
        return new PyramidSearch(OnePassModel.open(origin, threads));
    }

    /**
     * Returns the boxes of all cells in a plane and in the coarser ones, in pixels of the plane; usually several for
     * each face.
     *
     * @param minScore the lowest score, in 0..1; at most {@link CoarserLook#DOUBTED}, from which on faces are in doubt
     */
    List<Detection> inPyramid(GrayImage plane, double minScore) {
        List<Detection> found = new ArrayList<>();
        GrayImage level = plane;
        double smallest = 0;
        while (true) {
            boolean isLast = CoarserLook.isLast(level.width(), level.height());
            double largest = isLast ? Double.POSITIVE_INFINITY : CoarserLook.LARGEST;
            List<Detection> inLevel = inLevel(level, minScore);
            for (Detection face : inLevel) {
                if (face.box().side() >= smallest && face.box().side() <= largest) {
                    found.add(face.enlarged(
                            (double) plane.width() / level.width(), (double) plane.height() / level.height()));
                }
            }
            if (isLast) {
                return found;
            }
            int times = CoarserLook.times(inLevel);
            level = Resize.to(level, Math.max(1, level.width() / times), Math.max(1, level.height() / times));
            smallest = CoarserLook.SEEN_BETTER;
        }
    }

    /** Returns the boxes of all cells in this plane only, in its pixels. */
    List<Detection> inLevel(GrayImage level, double minScore) {
        List<Detection> found = new ArrayList<>();
        for (Tile tile : Tile.of(level.width(), level.height())) {
            find(level, tile, minScore, found);
        }
        return found;
    }

    private void find(GrayImage level, Tile tile, double minScore, List<Detection> found) {
        int width = whole(tile.width());
        int height = whole(tile.height());
        List<float[]> numbers = model.run(canvas(level, tile, width, height), width, height);
        List<Detection> inTile = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int stride = PyramidCells.STRIDES.get(i);
            PyramidBoxes.add(numbers.get(i), 0, width / stride, height / stride, stride, minScore, inTile);
        }
        for (Detection face : inTile) {
            Box box = face.box();
            Box moved = new Box(
                    box.left() + tile.left(),
                    box.top() + tile.top(),
                    box.right() + tile.left(),
                    box.bottom() + tile.top());
            if (tile.owns(moved)) {
                found.add(new Detection(moved, face.score()));
            }
        }
    }

    private static int whole(int pixels) {
        return (pixels + PyramidCells.MULTIPLE - 1) / PyramidCells.MULTIPLE * PyramidCells.MULTIPLE;
    }

    /** Pads the tile with gray to whole cells: [height, width] in 0..1. */
    private static float[] canvas(GrayImage level, Tile tile, int width, int height) {
        float[] canvas = new float[width * height];
        for (int y = 0; y < tile.height(); y++) {
            int to = y * width;
            level.toFloats(tile.left(), tile.top() + y, tile.width(), canvas, to);
            Arrays.fill(canvas, to + tile.width(), to + width, PyramidCells.PADDING);
        }
        Arrays.fill(canvas, tile.height() * width, canvas.length, PyramidCells.PADDING);
        return canvas;
    }

    @Override
    public void close() {
        model.close();
    }
}
