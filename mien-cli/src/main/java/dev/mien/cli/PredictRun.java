package dev.mien.cli;

import dev.mien.Face;
import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceGrid;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.ResultWriter;
import dev.mien.detect.Detection;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.video.VideoSummary;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes pictures, asks the models for a batch at a time, and hands out rows, annotated pictures and grid tiles. */
final class PredictRun implements PredictInputs.Sink, AutoCloseable {
    /** Smaller faces nobody misses, in pixels. */
    private static final double WORTH_SAYING = 16;

    private final FaceAnalyzer analyzer;
    private final ResultWriter rows;
    private final Optional<AnnotatedFolder> annotated;
    private final PredictVideos videos;
    private final int gridSize;
    private final int limit;
    private final int maxFaces;
    private final BooleanSupplier stop;
    private final PrintWriter messages;

    private final List<PredictInputs.Picture> batch = new ArrayList<>();
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private long pixels;
    private long expected;
    private long shownTotal;
    private boolean batchOfCrops;
    private int taken;
    private int pictures;
    private int faces;
    private int faceless;
    private int failed;
    private int videosRead;
    private @Nullable Progress progress;

    /**
     * @param annotated where annotated pictures go, if they are wanted
     * @param videos reads the videos
     * @param gridSize how many of the first faces are kept for a grid
     * @param limit the most pictures taken
     * @param maxFaces the most faces taken of each
     * @param stop asked between pictures and frames whether to end early
     * @param messages where failures are named
     */
    PredictRun(
            FaceAnalyzer analyzer,
            ResultWriter rows,
            Optional<AnnotatedFolder> annotated,
            PredictVideos videos,
            int gridSize,
            int limit,
            int maxFaces,
            BooleanSupplier stop,
            PrintWriter messages) {
        this.analyzer = analyzer;
        this.rows = rows;
        this.annotated = annotated;
        this.videos = videos;
        this.gridSize = gridSize;
        this.limit = limit;
        this.maxFaces = maxFaces;
        this.stop = stop;
        this.messages = messages;
    }

    /** How many faces were found. */
    int faces() {
        return faces;
    }

    /** In how many pictures none was found. */
    int faceless() {
        return faceless;
    }

    int failed() {
        return failed;
    }

    /** Whether anything could be read at all; a video without a face was read too. */
    boolean hasRead() {
        return pictures + videosRead > 0;
    }

    /** The grid of the first faces; empty where none was wanted or there were no faces. */
    Optional<BufferedImage> grid() {
        return tiles.isEmpty() ? Optional.empty() : Optional.of(FaceGrid.draw(tiles));
    }

    @Override
    public void expect(int count) {
        expected += count;
    }

    @Override
    public boolean isFull() {
        return taken >= limit || stop.getAsBoolean();
    }

    @Override
    public void failed(int count, String message) {
        failed += count;
        messages.println("mien: " + message);
    }

    @Override
    public void picture(PredictInputs.Picture picture) {
        long size = (long) picture.pixels().getWidth() * picture.pixels().getHeight();
        if (!batch.isEmpty() && (pixels + size > FaceAnalyzer.BATCH_PIXELS || picture.isCrop() != batchOfCrops)) {
            flush();
        }
        batchOfCrops = picture.isCrop();
        batch.add(picture);
        pixels += size;
        taken++;
        if (batch.size() == FaceAnalyzer.BATCH) {
            flush();
        }
    }

    @Override
    public Pixels pixels() {
        return videos.pixels();
    }

    @Override
    public void video(FrameSource video, Path name) {
        flush();
        try {
            VideoSummary summary = videos.read(video, name, stop);
            taken += (int) summary.faces();
            faces += (int) summary.faces();
            videosRead++;
            summary.damage().ifPresent(damage -> failed(1, damage.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers for what is waiting; call it once more at the end. */
    void flush() {
        List<List<Face>> faces = batchOfCrops ? crops() : found();
        for (int i = 0; i < batch.size(); i++) {
            try {
                write(batch.get(i), faces.get(i));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pictures += batch.size();
        if (expected > FaceAnalyzer.BATCH) {
            showProgress();
        }
        batch.clear();
        pixels = 0;
    }

    private List<List<Face>> crops() {
        return analyzer
                .wholePictures(batch.stream()
                        .map(picture -> Luma.gray(picture.pixels()))
                        .toList())
                .stream()
                .map(List::of)
                .toList();
    }

    private List<List<Face>> found() {
        return batch.stream().map(this::found).toList();
    }

    private List<Face> found(PredictInputs.Picture input) {
        Picture picture = Picture.of(input.pixels()).withSource(input.source());
        List<Detection> found = analyzer.detect(picture);
        return analyzer.analyze(picture, found.stream().limit(maxFaces).toList());
    }

    private void write(PredictInputs.Picture picture, List<Face> found) throws IOException {
        if (found.isEmpty()) {
            messages.println(
                    "mien: " + picture.source() + ": no face found" + (faceless == 0 ? notLookedFor(picture) : ""));
            faceless++;
        }
        List<FaceResult> results = new ArrayList<>();
        for (Face face : found) {
            FaceResult plain = FaceResult.of(picture.source(), face);
            FaceResult result = picture.truth().map(plain::withTruth).orElse(plain);
            rows.write(result);
            results.add(result);
            if (tiles.size() < gridSize) {
                tiles.add(FaceGrid.Tile.of(picture.pixels(), result));
            }
        }
        faces += found.size();
        if (annotated.isPresent()) {
            annotated.get().write(picture.name(), AnnotatedPicture.of(picture.pixels(), results));
        }
    }

    /** What a larger picture may hide from the detector; said once, at the first picture without a face. */
    private String notLookedFor(PredictInputs.Picture picture) {
        OptionalDouble smallest = analyzer.smallestFace(Picture.of(picture.pixels()));
        return smallest.isPresent() && smallest.getAsDouble() >= WORTH_SAYING
                ? String.format(
                        Locale.ROOT,
                        " (faces lower than %.0f pixels were not looked for; --smallest-face does)",
                        smallest.getAsDouble())
                : "";
    }

    /** Only once the work turns out long: a single picture does without and starts sooner. */
    private void showProgress() {
        long total = Math.min(expected, limit);
        if (progress == null || shownTotal != total) {
            close();
            progress = new Progress("predict", pictures, total, messages);
            shownTotal = total;
        }
        progress.at(pictures + failed, failed == 0 ? "" : failed + " failed");
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
