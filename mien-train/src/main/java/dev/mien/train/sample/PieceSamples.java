package dev.mien.train.sample;

import dev.mien.augment.Pieces;
import dev.mien.model.PyramidCells;

/**
 * Samples for a one-pass detector: pieces of photos.
 *
 * @param pieces draws the pieces
 * @param side the side of a piece in pixels
 * @param size the number of pieces
 */
public record PieceSamples(Pieces pieces, int side, int size) implements Samples {
    @Override
    public int imageLength() {
        return side * side;
    }

    /** {@inheritDoc} There is room for as many faces as cells, since each takes five numbers, too. */
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
