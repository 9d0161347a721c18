package dev.mien.train;

import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faces through a pipeline; the targets are their points, or shares of the classes given beside them. */
final class FaceSamples implements Samples {
    private final List<FaceSample> faces;
    private final @Nullable List<float[]> shares;
    private final AugmentationPipeline pipeline;
    private final int outputs;

    private FaceSamples(
            List<FaceSample> faces, @Nullable List<float[]> shares, AugmentationPipeline pipeline, int outputs) {
        this.faces = List.copyOf(faces);
        this.shares = shares;
        this.pipeline = pipeline;
        this.outputs = outputs;
    }

    /** The targets are the faces' own points. */
    static FaceSamples keypoints(List<FaceSample> faces, AugmentationPipeline pipeline) {
        return new FaceSamples(faces, null, pipeline, 30);
    }

    /** The targets are these shares, one array of {@code classes} a face. */
    static FaceSamples expressions(
            List<FaceSample> faces, List<float[]> shares, AugmentationPipeline pipeline, int classes) {
        return new FaceSamples(faces, List.copyOf(shares), pipeline, classes);
    }

    @Override
    public int size() {
        return faces.size();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        var points = pipeline.read(faces.get(index), index, seed, images, imageOffset);
        float[] target = shares == null ? points.toArray() : shares.get(index);
        System.arraycopy(target, 0, targets, targetOffset, outputs);
    }

    /** The mean of each target over all samples that know it; NaN where none does. */
    float[] meanTarget() {
        double[] sums = new double[outputs];
        int[] known = new int[outputs];
        float[] image = new float[IMAGE_LENGTH];
        float[] target = new float[outputs];
        for (int index = 0; index < faces.size(); index++) {
            read(index, 0, image, 0, target, 0);
            for (int i = 0; i < outputs; i++) {
                if (!Float.isNaN(target[i])) {
                    sums[i] += target[i];
                    known[i]++;
                }
            }
        }
        float[] mean = new float[outputs];
        for (int i = 0; i < outputs; i++) {
            mean[i] = known[i] == 0 ? Float.NaN : (float) (sums[i] / known[i]);
        }
        return mean;
    }
}
