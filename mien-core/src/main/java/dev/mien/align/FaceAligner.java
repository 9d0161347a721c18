package dev.mien.align;

import dev.mien.Keypoints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Crops faces so that their points lie where a template has them, as face recognition models expect.
 *
 * <pre>{@code
 * FaceAligner aligner = FaceAligner.to(AlignmentTemplate.arcFace());
 * Optional<AlignedFace> aligned = aligner.align(picture.colors(), face.keypoints().orElseThrow());
 * if (aligned.isPresent()) {
 *     PictureFiles.writePng(Path.of("face.png"), aligned.get().image());
 * }
 * }</pre>
 */
public final class FaceAligner {
    private final AlignmentTemplate template;

    private FaceAligner(AlignmentTemplate template) {
        this.template = template;
    }

    /** An aligner for that template. */
    public static FaceAligner to(AlignmentTemplate template) {
        return new FaceAligner(template);
    }

    /**
     * The similarity transform that brings the points as close as possible to their places in the template.
     *
     * @param points in pixels of the picture
     * @return empty if fewer than two of the template's points are known, or all of them coincide
     */
    public Optional<SimilarityTransform> transform(Keypoints points) {
        return SimilarityTransform.fit(Place.of(points), template.places());
    }

    /**
     * Crops a face.
     *
     * @param picture upright, of any type
     * @param points in pixels of the picture
     * @return empty if there is no {@link #transform}
     */
    public Optional<AlignedFace> align(BufferedImage picture, Keypoints points) {
        return transform(points)
                .map(fit -> new AlignedFace(
                        ColorWarp.of(picture, fit.inverse(), template.width(), template.height()), fit));
    }
}
