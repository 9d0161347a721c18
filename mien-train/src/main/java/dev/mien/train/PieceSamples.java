package dev.mien.train;

import dev.mien.augment.Pieces;
import dev.mien.model.PyramidCells;

/**
 * Pieces of photos for a one-pass detector.
 *
 * @param pieces draws them
 * @param side their side in pixels
 * @param size how many there are
 */
record PieceSamples(Pieces pieces, int side, int size) implements Samples {
    @Override
    public int imageLength() {
        return side * side;
    }

    /** Room for as many faces as cells: each takes five numbers, too. */
    @Override
    public int outputs() {
        return PyramidCells.outputs(side, side);
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        pieces.draw(
                Seeds.random(Seeds.of(seed, index)),
                new Pieces.Target(images, imageOffset, targets, targetOffset, outputs()));
    }
}
