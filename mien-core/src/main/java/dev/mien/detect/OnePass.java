package dev.mien.detect;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.model.PyramidCells;
import dev.mien.model.TensorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds faces of 10 pixels and more in a gray plane. A plane of usual size is looked at once; a large one in tiles, and then once
 * more much smaller for the faces that no tile holds.
 */
final class OnePass implements AutoCloseable {
    static final float GRAY = .5f; // what lay around the photos in training

    /** How much smaller a plane in tiles is looked at again, and again until it is looked at whole. */
    private static final int COARSER = 4;

    /** Smaller faces of a coarser plane, in its pixels, the tiles have seen better. */
    private static final double SEEN_BETTER = 24;

    private final OnePassModel model;

    private OnePass(OnePassModel model) {
        this.model = model;
    }

    /** Whether the file is a detector of this kind. */
    static boolean reads(ModelOrigin origin) {
        try (TensorModel model = TensorModel.open(origin, 1)) {
            return model.outputs().size() == PyramidCells.STRIDES.size();
        }
    }

    /** Loads the net. */
    static OnePass open(ModelOrigin origin, int threads) {
        return new OnePass(OnePassModel.open(origin, threads));
    }

    /**
     * The faces in a plane, the surest first, in its pixels.
     *
     * @param least the lowest score, in 0..1
     */
    List<Detection> find(GrayImage plane, double least) {
        List<Detection> found = new ArrayList<>();
        GrayImage level = plane;
        double smallest = 0;
        while (true) {
            List<Tile> tiles = Tile.of(level.width(), level.height());
            for (Tile tile : tiles) {
                find(
                        level,
                        tile,
                        (double) plane.width() / level.width(),
                        (double) plane.height() / level.height(),
                        smallest,
                        least,
                        found);
            }
            if (tiles.size() == 1) {
                return Overlaps.oneBoxAFace(found);
            }
            level = Resize.to(level, Math.max(1, level.width() / COARSER), Math.max(1, level.height() / COARSER));
            smallest = SEEN_BETTER;
        }
    }

    private void find(
            GrayImage level,
            Tile tile,
            double scaleX,
            double scaleY,
            double smallest,
            double least,
            List<Detection> found) {
        int width = whole(tile.width());
        int height = whole(tile.height());
        List<float[]> numbers = model.run(canvas(level, tile, width, height), width, height);
        List<Detection> inTile = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int stride = PyramidCells.STRIDES.get(i);
            PyramidBoxes.add(numbers.get(i), 0, width / stride, height / stride, stride, least, inTile);
        }
        for (Detection detection : inTile) {
            Box box = detection.box();
            Box moved = new Box(
                    box.left() + tile.left(),
                    box.top() + tile.top(),
                    box.right() + tile.left(),
                    box.bottom() + tile.top());
            if (tile.owns(moved) && box.height() >= smallest) {
                found.add(new Detection(
                        new Box(
                                (float) (moved.left() * scaleX),
                                (float) (moved.top() * scaleY),
                                (float) (moved.right() * scaleX),
                                (float) (moved.bottom() * scaleY)),
                        detection.score()));
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
