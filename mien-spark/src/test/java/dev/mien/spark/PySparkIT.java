package dev.mien.spark;

import dev.mien.analyze.FaceAnalyzer;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import dev.mien.synthetic.SyntheticFace;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PySparkIT {
    /** 6x4 pixels: only a reader that Spark loads with the jar knows WebP. */
    private static final String WEBP =
            "UklGRlgAAABXRUJQVlA4WAoAAAAIAAAABQAAAwAAVlA4TBcAAAAvBcAAAA9wEKADwR8Cdv5DC8f5ieh/MABFWElGGgAAAE1NACoAAAAIAAEB"
                    + "EgADAAAAAQAGAAAAAAAA";

    @TempDir
    Path folder = Path.of("");

    @Test
    void pythonGetsTheAnswersOfMienPredict() throws IOException, InterruptedException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        List<Path> good = new ArrayList<>();
        for (SyntheticFace face : SparkSamples.faces(4)) {
            good.add(Files.write(pictures.resolve(good.size() + ".png"), SparkSamples.png(face)));
        }
        good.add(Files.write(pictures.resolve("4.webp"), Base64.getDecoder().decode(WEBP)));
        Files.write(pictures.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(good.get(0)), 300));
        Path predicted = folder.resolve("predicted.csv");
        predict(good, predicted);
        SparkDistribution.home();
        ProcessBuilder python = SparkDistribution.python("src/test/python/test_mien_spark.py");
        python.environment().put("MIEN_JAR", SparkDistribution.jar().toString());
        python.environment().put("MIEN_PICTURES", pictures.toString());
        python.environment().put("MIEN_PREDICTED", predicted.toString());
        SparkDistribution.run(python);
    }

    private static void predict(List<Path> pictures, Path table) throws IOException {
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder().detector("none").build();
                Writer csv = Files.newBufferedWriter(table);
                ResultWriter<FaceResult> rows = ResultWriter.csv(csv, analyzer.labels())) {
            for (Path picture : pictures) {
                rows.write(FaceResult.of(
                        "file:" + picture, analyzer.analyze(picture).get(0)));
            }
        }
    }
}
