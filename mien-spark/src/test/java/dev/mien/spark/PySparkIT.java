package dev.mien.spark;

import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.ResultWriter;
import dev.mien.image.Luma;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PySparkIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void pythonGetsTheAnswersOfMienPredict() throws IOException, InterruptedException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path predicted = folder.resolve("predicted.csv");
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder().detector("none").build();
                Writer csv = Files.newBufferedWriter(predicted);
                ResultWriter rows = ResultWriter.csv(csv, analyzer.labels())) {
            for (int i = 0; i < 4; i++) {
                var face = Samples.faces(4).get(i);
                Path file = Files.write(pictures.resolve(i + ".png"), Samples.png(face));
                rows.write(FaceResult.of(
                        "file:" + file,
                        analyzer.analyze(Luma.picture(face.image())).get(0)));
            }
        }
        Files.write(
                pictures.resolve("cut.png"),
                Arrays.copyOf(Samples.png(Samples.faces(1).get(0)), 300));
        SparkDistribution.home();
        ProcessBuilder python = SparkDistribution.python("src/test/python/test_mien_spark.py");
        python.environment().put("MIEN_JAR", SparkDistribution.jar().toString());
        python.environment().put("MIEN_PICTURES", pictures.toString());
        python.environment().put("MIEN_PREDICTED", predicted.toString());
        SparkDistribution.run(python);
    }
}
