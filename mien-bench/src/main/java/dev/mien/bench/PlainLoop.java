package dev.mien.bench;

import dev.mien.Face;
import dev.mien.analyze.Analyzed;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The baseline for Spark: a program that reads the face pictures in folders with several threads and writes rows as
 * CSV.
 */
final class PlainLoop {
    private PlainLoop() {}

    /** Arguments: how many threads, the folder for the rows, folders of pictures. */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[1]));
        List<Path> files = Stream.of(arguments)
                .skip(2)
                .flatMap(folder -> PictureFiles.list(Path.of(folder)).stream())
                .toList();
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                        .detector("none")
                        .threads(Integer.parseInt(arguments[0]))
                        .build();
                Stream<Analyzed<Picture>> pictures =
                        analyzer.analyze(files.stream().map(Picture::of));
                Writer csv = Files.newBufferedWriter(out.resolve("faces.csv"));
                ResultWriter<FaceResult> rows = ResultWriter.csv(csv, analyzer.labels())) {
            for (Iterator<Analyzed<Picture>> each = pictures.iterator(); each.hasNext(); ) {
                Analyzed<Picture> picture = each.next();
                picture.error().ifPresent(error -> System.err.println(error.getMessage()));
                for (Face face : picture.faces()) {
                    rows.write(FaceResult.of(picture.input().source(), face));
                }
            }
        }
    }
}
