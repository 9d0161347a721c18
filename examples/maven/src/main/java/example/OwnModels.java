package example;

import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.model.ModelOrigin;
import java.nio.file.Path;

/** Reads a face crop with a model file of one's own; the models that ship need not be on the class path. */
public final class OwnModels {
    private OwnModels() {}

    public static void main(String[] arguments) {
        Path picture = Path.of(arguments[0]);
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("none")
                .keypoints(ModelOrigin.file(Path.of(arguments[1])))
                .withoutExpression()
                .build()) {
            System.out.println(analyzer.analyze(picture).get(0).keypoints().orElseThrow().count() + " points");
        }
        try {
            FaceAnalyzer.create().close();
            System.out.println("models ship on this class path");
        } catch (UserError e) {
            System.out.println("no models ship on this class path");
        }
    }
}
