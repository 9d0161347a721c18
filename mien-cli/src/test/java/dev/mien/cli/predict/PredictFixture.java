package dev.mien.cli.predict;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of {@code mien predict} need: models, and a folder with pictures to ask them about. */
abstract class PredictFixture {
    /** Written once for all tests of a class. */
    static PredictModels models = new PredictModels(Path.of(""), Path.of(""), Path.of(""));

    @TempDir
    Path folder = Path.of("");

    BlobFaces faces = new BlobFaces(folder);

    @BeforeAll
    static void writeModels(@TempDir Path shared) {
        models = PredictModels.write(shared);
    }

    @BeforeEach
    void setFolder() {
        faces = new BlobFaces(folder);
    }
}
