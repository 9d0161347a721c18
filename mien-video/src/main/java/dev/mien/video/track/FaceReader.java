package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.List;

/** What following faces needs of an analyzer: to find them in a picture, and to read them where they are known to be. */
public interface FaceReader {
    /** The faces of a picture. */
    List<Detection> detect(GrayImage picture);

    /**
     * Reads faces in these boxes.
     *
     * @return one for each box, in its order; its detection score is how sure the reader is that there is a face at all
     */
    List<Face> read(GrayImage picture, List<Box> boxes);

    /** The face with its measures, where they are asked for, and with as many points as are. */
    default Face measured(GrayImage picture, Face face) {
        return face;
    }

    /** An analyzer as a reader; it stays the caller's to close. */
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
