package dev.mien.cli;

import dev.mien.Face;
import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceGrid;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.ResultWriter;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.video.VideoSummary;
import dev.mien.video.media.FrameSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes pictures, asks the models for a batch at a time, and hands out rows, annotated pictures and grid tiles. */
final class PredictRun implements PredictInputs.Sink, AutoCloseable {
    private static final int BATCH = 64;
    /** Large photos make smaller batches, so that memory stays bounded: 24 million pixels are about 100 MB. */
    private static final long BATCH_PIXELS = 24_000_000;

    private final FaceAnalyzer analyzer;
    private final ResultWriter rows;
    private final Optional<AnnotatedFolder> annotated;
    private final PredictVideos videos;
    private final int gridSize;
    private final int limit;
    private final BooleanSupplier stop;
    private final PrintWriter messages;

    private final List<PredictInputs.Picture> batch = new ArrayList<>();
    private final List<GrayImage> grays = new ArrayList<>();
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private long pixels;
    private long expected;
    private long shownTotal;
    private int taken;
    private int done;
    private int failed;
    private int videosRead;
    private @Nullable Progress progress;

    /**
     * @param annotated where annotated pictures go, if they are wanted
     * @param videos reads the videos
     * @param gridSize how many of the first faces are kept for a grid
     * @param limit the most pictures taken
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
            BooleanSupplier stop,
            PrintWriter messages) {
        this.analyzer = analyzer;
        this.rows = rows;
        this.annotated = annotated;
        this.videos = videos;
        this.gridSize = gridSize;
        this.limit = limit;
        this.stop = stop;
        this.messages = messages;
    }

    int done() {
        return done;
    }

    int failed() {
        return failed;
    }

    /** Whether anything could be read at all; a video without a face was read too. */
    boolean hasRead() {
        return done > 0 || videosRead > 0;
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
        if (!batch.isEmpty() && pixels + size > BATCH_PIXELS) {
            flush();
        }
        batch.add(picture);
        grays.add(Luma.gray(picture.pixels()));
        pixels += size;
        taken++;
        if (batch.size() == BATCH) {
            flush();
        }
    }

    @Override
    public void video(FrameSource video, Path name) {
        flush();
        try {
            VideoSummary summary = videos.read(video, name, stop);
            taken += (int) summary.faces();
            done += (int) summary.faces();
            videosRead++;
            summary.damage().ifPresent(damage -> failed(1, damage.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers for what is waiting; call it once more at the end. */
    void flush() {
        List<Face> faces = analyzer.wholePictures(grays);
        for (int i = 0; i < faces.size(); i++) {
            PredictInputs.Picture picture = batch.get(i);
            FaceResult plain = FaceResult.of(picture.source(), faces.get(i));
            FaceResult result = picture.truth().map(plain::withTruth).orElse(plain);
            try {
                rows.write(result);
                if (annotated.isPresent()) {
                    annotated.get().write(picture.name(), AnnotatedPicture.of(picture.pixels(), List.of(result)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (tiles.size() < gridSize) {
                tiles.add(FaceGrid.Tile.of(picture.pixels(), result));
            }
            done++;
        }
        if (expected > BATCH) {
            showProgress();
        }
        batch.clear();
        grays.clear();
        pixels = 0;
    }

    /** Only once the work turns out long: a single picture does without and starts sooner. */
    private void showProgress() {
        long total = Math.min(expected, limit);
        if (progress == null || shownTotal != total) {
            close();
            progress = new Progress("predict", done, total, messages);
            shownTotal = total;
        }
        progress.at(done + failed, failed == 0 ? "" : failed + " failed");
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
