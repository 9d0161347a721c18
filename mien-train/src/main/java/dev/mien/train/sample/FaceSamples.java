package dev.mien.train.sample;

import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.KeypointDataset;
import dev.mien.model.ModelMetadata;
import dev.mien.train.config.KeypointInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of faces with augmentation; the targets are their points, optionally followed by whether they are faces, or
 * given probabilities of classes.
 */
public final class FaceSamples implements Samples {
    private final List<FaceSample> faces;
    private final @Nullable List<float[]> shares;
    private final int realFaces; // the samples from here on are no faces
    private final AugmentationPipeline pipeline;
    private final int height;
    private final int outputs;

    private FaceSamples(
            List<FaceSample> faces,
            @Nullable List<float[]> shares,
            int realFaces,
            AugmentationPipeline pipeline,
            int height,
            int outputs) {
        this.faces = List.copyOf(faces);
        this.shares = shares;
        this.realFaces = realFaces;
        this.pipeline = pipeline.withHeight(height);
        this.height = height;
        this.outputs = outputs;
    }

    /** A face of a data set, with its surroundings if the net can see them. */
    public static FaceSample face(KeypointDataset.Row row, KeypointInput input) {
        return input.margin() > 0 && row.surroundings().isPresent()
                ? new FaceSample(
                        row.surroundings().get().image(),
                        row.surroundings().get().keypoints(),
                        input.margin())
                : new FaceSample(row.image(), row.keypoints());
    }

    /** Samples whose targets are the faces' points. */
    public static FaceSamples keypoints(List<FaceSample> faces, AugmentationPipeline pipeline, KeypointInput input) {
        return new FaceSamples(faces, null, faces.size(), pipeline, input.height(), 2 * input.points());
    }

    /**
     * Samples whose targets are their points, most of which are missing, followed by 1 for a face or 0 for another
     * picture.
     */
    public static FaceSamples keypointsAndFace(
            List<FaceSample> faces, List<FaceSample> others, AugmentationPipeline pipeline, KeypointInput input) {
        List<FaceSample> all = new ArrayList<>(faces);
        all.addAll(others);
        return new FaceSamples(all, null, faces.size(), pipeline, input.height(), 2 * input.points() + 1);
    }

    /** Samples whose targets are these probabilities, an array of {@code classes} for each face. */
    public static FaceSamples expressions(
            List<FaceSample> faces, List<float[]> shares, AugmentationPipeline pipeline, int classes) {
        return new FaceSamples(faces, List.copyOf(shares), faces.size(), pipeline, ModelMetadata.INPUT_SIZE, classes);
    }

    @Override
    public int size() {
        return faces.size();
    }

    @Override
    public int imageLength() {
        return height * ModelMetadata.INPUT_SIZE;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        var points = pipeline.read(faces.get(index), index, seed, images, imageOffset);
        float[] target = shares == null ? points.toArray(outputs / 2) : shares.get(index);
        System.arraycopy(target, 0, targets, targetOffset, target.length);
        if (target.length < outputs) {
            targets[targetOffset + target.length] = index < realFaces ? 1 : 0;
        }
    }

    /** The mean of each target over all samples for which it is known; NaN if there are none. */
    public float[] meanTarget() {
        double[] sums = new double[outputs];
        int[] known = new int[outputs];
        float[] image = new float[imageLength()];
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
