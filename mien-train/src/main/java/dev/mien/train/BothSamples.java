package dev.mien.train;

/**
 * One set of samples after the other.
 *
 * @param first with pictures and targets like the second's
 * @param second the indices go on there
 */
record BothSamples(Samples first, Samples second) implements Samples {
    @Override
    public int imageLength() {
        return first.imageLength();
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public int outputs() {
        return first.outputs();
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        if (index < first.size()) {
            first.read(index, seed, images, imageOffset, targets, targetOffset);
        } else {
            second.read(index - first.size(), seed, images, imageOffset, targets, targetOffset);
        }
    }
}
