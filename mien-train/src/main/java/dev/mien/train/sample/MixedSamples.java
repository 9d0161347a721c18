package dev.mien.train.sample;

import java.util.random.RandomGenerator;

/**
 * Samples each of which is mixed with another one, picture and target alike: mixup (Zhang et al. 2018,
 * arXiv:1710.09412).
 *
 * @param plain the samples to mix, whose targets are probabilities of classes
 * @param alpha the weight of a sample is drawn from Beta(alpha, alpha): the smaller it is, the more one of the two
 *     dominates; above 0
 */
public record MixedSamples(Samples plain, double alpha) implements Samples {
    /** Samples with a lower weight, which is less than a gray level, are not read. */
    private static final double MIN_SHARE = 1.0 / 255;

    private static final long PARTNER = 1;

    @Override
    public int size() {
        return plain.size();
    }

    @Override
    public int outputs() {
        return plain.outputs();
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        plain.read(index, seed, images, imageOffset, targets, targetOffset);
        long own = Seeds.of(seed, Seeds.MIXUP, index);
        RandomGenerator random = Seeds.random(own);
        double share = beta(random);
        if (share < MIN_SHARE) {
            return;
        }
        float[] image = new float[IMAGE_LENGTH];
        float[] target = new float[outputs()];
        plain.read(random.nextInt(size()), Seeds.of(own, PARTNER), image, 0, target, 0);
        mix(images, imageOffset, image, share);
        mix(targets, targetOffset, target, share);
    }

    private static void mix(float[] into, int offset, float[] other, double share) {
        for (int i = 0; i < other.length; i++) {
            into[offset + i] += (float) (share * (other[i] - into[offset + i]));
        }
    }

    /**
     * Draws from a Beta distribution by Jöhnk's method (1964, doi:10.1007/BF02613706), which is fast for a small alpha.
     */
    private double beta(RandomGenerator random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / alpha);
            double y = Math.pow(random.nextDouble(), 1 / alpha);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }
}
