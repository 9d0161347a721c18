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
 * Asks the net about a gray plane. It finds faces of 10 pixels and more and knows them up to some 300 pixels, best where they are
 * neither: the plane is looked at once more in half the size, which costs a quarter, and so on until nothing in it can be too
 * large. A large plane is looked at in tiles.
 */
final class OnePass implements AutoCloseable {
    static final float GRAY = .5f; // what lay around the photos in training

    /** How many times smaller the next plane is. */
    static final int COARSER = 2;

    /** The largest faces, by the root of their area in pixels, that are taken from a plane that is looked at in a coarser one, too. */
    static final double LARGEST = 240;

    /** Faces smaller than this, in pixels of a coarser plane, the finer one has shown better. */
    static final double SEEN_BETTER = 32;

    /** Planes with no longer side are looked at in no coarser one. */
    static final int COARSEST = 400;

    private final OnePassModel model;

    private OnePass(OnePassModel model) {
        this.model = model;
    }

    /** Loads the net. */
    static OnePass open(ModelOrigin origin, int threads) {
        return new OnePass(OnePassModel.open(origin, threads));
    }

    /**
     * The boxes of all cells in a plane and in the coarser ones, in its pixels; of a face usually several.
     *
     * @param minScore the lowest score, in 0..1
     */
    List<Detection> inPyramid(GrayImage plane, double minScore) {
        List<Detection> found = new ArrayList<>();
        GrayImage level = plane;
        double smallest = 0;
        while (true) {
            boolean isLast = Math.max(level.width(), level.height()) <= COARSEST;
            double largest = isLast ? Double.POSITIVE_INFINITY : LARGEST;
            for (Detection face : inLevel(level, minScore)) {
                if (face.box().side() >= smallest && face.box().side() <= largest) {
                    found.add(face.enlarged(
                            (double) plane.width() / level.width(), (double) plane.height() / level.height()));
                }
            }
            if (isLast) {
                return found;
            }
            level = Resize.to(level, Math.max(1, level.width() / COARSER), Math.max(1, level.height() / COARSER));
            smallest = SEEN_BETTER;
        }
    }

    /** The boxes of all cells in a plane alone, in its pixels. */
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

    /** The tile on a gray canvas of whole cells, [height, width] in 0..1. */
    private static float[] canvas(GrayImage level, Tile tile, int width, int height) {
        float[] canvas = new float[width * height];
        byte[] pixels = level.pixels();
        for (int y = 0; y < tile.height(); y++) {
            int from = (tile.top() + y) * level.width() + tile.left();
            int to = y * width;
            for (int x = 0; x < tile.width(); x++) {
                canvas[to + x] = (pixels[from + x] & 0xff) / 255f;
            }
            Arrays.fill(canvas, to + tile.width(), to + width, GRAY);
        }
        Arrays.fill(canvas, tile.height() * width, canvas.length, GRAY);
        return canvas;
    }

    @Override
    public void close() {
        model.close();
    }
}
