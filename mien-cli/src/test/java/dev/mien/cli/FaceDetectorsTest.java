package dev.mien.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every detector keeps the contract; here, because this module sees them all. */
class FaceDetectorsTest {
    @Nested
    class TheOneThatShips extends FaceDetectorContract {
        @Override
        String name() {
            return "mien";
        }
    }

    @Nested
    class Haar extends FaceDetectorContract {
        @Override
        String name() {
            return "haar";
        }
    }

    @Nested
    class WholePicture extends FaceDetectorContract {
        @Override
        String name() {
            return "none";
        }
    }

    @Nested
    class BoxesOfATable extends FaceDetectorContract {
        @TempDir
        Path folder = Path.of("");

        @Override
        String name() throws IOException {
            Path table = folder.resolve("boxes.csv");
            Files.writeString(
                    table,
                    "image,left,top,right,bottom,score\n" + SOURCE + ",10,20,60,80,.4\n" + SOURCE
                            + ",90,50,230,190,.9\n");
            return "boxes:" + table;
        }
    }

    @Nested
    class AFileInYuNetsFormat extends FaceDetectorContract {
        @TempDir
        Path folder = Path.of("");

        @Override
        String name() throws IOException {
            return "onnx:" + BlueDetector.write(folder.resolve("blue.onnx"));
        }
    }
}
