package dev.mien.bench;

import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.ResultWriter;
import dev.mien.image.PictureFiles;
import dev.mien.model.ModelOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What Spark is compared with: threads that take a batch of face pictures each in turn, and write their rows as CSV. */
final class PlainLoop {
    private final FaceAnalyzer analyzer;
    private final List<Path> pictures;
    private final AtomicInteger next = new AtomicInteger();

    private PlainLoop(FaceAnalyzer analyzer, List<Path> pictures) {
        this.analyzer = analyzer;
        this.pictures = pictures;
    }

    /** Arguments: how many threads, the folder for the rows, folders of pictures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int threads = Integer.parseInt(arguments[0]);
        Path out = Files.createDirectories(Path.of(arguments[1]));
        List<Path> pictures = Stream.of(arguments)
                .skip(2)
                .flatMap(folder -> PictureFiles.list(Path.of(folder)).stream())
                .toList();
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("none")
                .options(new ModelOptions(1, false))
                .build()) {
            PlainLoop loop = new PlainLoop(analyzer, pictures);
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Path part = out.resolve("part-" + i + ".csv");
                running.add(new Thread(() -> loop.read(part)));
            }
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
        }
    }

    private void read(Path part) {
        try (Writer csv = Files.newBufferedWriter(part);
                ResultWriter rows = ResultWriter.csv(csv, analyzer.labels())) {
            int first;
            while ((first = next.getAndAdd(FaceAnalyzer.BATCH)) < pictures.size()) {
                readBatch(pictures.subList(first, Math.min(first + FaceAnalyzer.BATCH, pictures.size())), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readBatch(List<Path> batch, ResultWriter rows) throws IOException {
        for (Path file : batch) {
            try {
                for (var face : analyzer.analyze(file)) {
                    rows.write(FaceResult.of(file.toString(), face));
                }
            } catch (UserError e) {
                System.err.println(e.getMessage());
            }
        }
    }
}
