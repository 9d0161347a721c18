package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.List;

/** Detects and reads faces for a {@link FaceTracker}. */
public interface FaceReader {
    /** Detects the faces of a picture. */
    List<Detection> detect(GrayImage picture);

    /**
     * Reads faces in these boxes.
     *
     * @return one face for each box, in the same order; its detection score is how likely there is a face
     */
    List<Face> read(GrayImage picture, List<Box> boxes);

    /** Completes a face with measures, if requested, and the requested number of points. */
    default Face measured(GrayImage picture, Face face) {
        return face;
    }

    /** A reader that uses an analyzer, which the caller closes. */
    static FaceReader of(FaceAnalyzer analyzer) {
        return new FaceReader() {
            @Override
            public List<Detection> detect(GrayImage picture) {
                return analyzer.detect(Picture.of(picture));
            }

            @Override
            public List<Face> read(GrayImage picture, List<Box> boxes) {
                return analyzer.readPlain(Picture.of(picture), boxes);
            }

            @Override
            public Face measured(GrayImage picture, Face face) {
                return analyzer.measured(Picture.of(picture), face);
            }
        };
    }
}
