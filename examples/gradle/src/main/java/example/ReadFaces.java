package example;

import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.analyze.FaceAnalyzer;
import java.nio.file.Path;

/** The faces of the pictures named on the command line. */
public final class ReadFaces {
    private ReadFaces() {}

    public static void main(String[] pictures) {
        try (FaceAnalyzer analyzer = FaceAnalyzer.create()) {
            for (String picture : pictures) {
                for (Face face : analyzer.analyze(Path.of(picture))) {
                    System.out.printf(
                            "%s: %s, %s, nose at %.0f%n",
                            picture,
                            face.box(),
                            face.expression().map(scores -> scores.best().label()).orElse("no expression"),
                            face.keypoints().orElseThrow().x(Keypoint.NOSE_TIP));
                }
            }
        }
    }
}
