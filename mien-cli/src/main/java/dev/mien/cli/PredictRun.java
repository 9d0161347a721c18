package dev.mien.cli;

import dev.mien.Face;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceGrid;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.InputResult;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
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
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Reads what comes, one input after the other, and hands out rows, annotated pictures and grid tiles. */
final class PredictRun implements PredictSink, AutoCloseable {
    private static final int BATCH = 64; // rows of a data file that the models read at once

    /** Smaller faces nobody misses, in pixels. */
    private static final double WORTH_SAYING = 16;

    private final FaceAnalyzer analyzer;
    private final PredictTables tables;
    private final Optional<AnnotatedFolder> annotated;
    private final PredictVideos videos;
    private final Limits limits;
    private final BooleanSupplier stop;
    private final PrintWriter messages;
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private final PredictCounts counts;

    /**
     * The most of what is wanted.
     *
     * @param faces rows in all
     * @param facesOfPicture the surest of each picture or frame
     * @param tiles the first faces, for a grid
     */
    record Limits(int faces, int facesOfPicture, int tiles) {}

    /**
     * @param annotated where annotated pictures go, if they are wanted
     * @param videos reads the videos
     * @param stop asked between pictures and frames whether to end early
     * @param messages where failures are named
     */
    PredictRun(
            FaceAnalyzer analyzer,
            PredictTables tables,
            Optional<AnnotatedFolder> annotated,
            PredictVideos videos,
            Limits limits,
            BooleanSupplier stop,
            PrintWriter messages) {
        this.analyzer = analyzer;
        this.tables = tables;
        this.annotated = annotated;
        this.videos = videos;
        this.limits = limits;
        this.stop = stop;
        this.messages = messages;
        this.counts = new PredictCounts(messages);
    }

    /** What was read so far. */
    PredictCounts counts() {
        return counts;
    }

    /** The grid of the first faces; empty where none was wanted or there were no faces. */
    Optional<BufferedImage> grid() {
        return tiles.isEmpty() ? Optional.empty() : Optional.of(FaceGrid.draw(tiles));
    }

    @Override
    public void expect(int count) {
        counts.expect(count);
    }

    @Override
    public boolean isFull() {
        return counts.faces() >= limits.faces() || stop.getAsBoolean();
    }

    @Override
    public void note(String message) {
        messages.println("mien: " + Printable.of(message));
    }

    @Override
    public void failed(String source, Throwable failure) {
        String message = Failures.describe(failure, source);
        messages.println("mien: " + message);
        counts.failed(1);
        String error = failure instanceof UserError known ? known.problem() + "; " + known.remedy() : message;
        tables.input(InputResult.failed(source, error));
    }

    @Override
    public void picture(Picture picture, Path name) {
        long start = System.nanoTime();
        List<Detection> found =
                analyzer.detect(picture).stream().limit(limits.facesOfPicture()).toList();
        List<Face> faces = analyzer.analyze(picture, found);
        int width = picture.width();
        int height = picture.height();
        List<FaceResult> results = new ArrayList<>();
        for (int i = 0; i < faces.size() && !isFullOfFaces(); i++) {
            FaceResult result = FaceResult.of(picture.source(), i + 1, faces.get(i));
            write(result, picture::colors);
            results.add(result);
        }
        String error = annotate(picture.source(), name, results, picture::colors);
        if (faces.isEmpty() && !counts.hasFaceless()) {
            sayWhatWasNotLookedFor(picture);
        }
        picture.release();
        counts.picture(results.size());
        tables.input(new InputResult(
                picture.source(),
                OptionalInt.of(width),
                OptionalInt.of(height),
                1,
                results.size(),
                (System.nanoTime() - start) / 1e9,
                error));
    }

    /** What a larger picture may hide from the detector; said once, at the first picture without a face. */
    private void sayWhatWasNotLookedFor(Picture picture) {
        OptionalDouble smallest = analyzer.minFace(picture);
        if (smallest.isPresent() && smallest.getAsDouble() >= WORTH_SAYING) {
            note(String.format(
                    Locale.ROOT,
                    "%s: no face found (faces lower than %.0f pixels were not looked for; --min-face does)",
                    picture.source(),
                    smallest.getAsDouble()));
        }
    }

    private boolean isFullOfFaces() {
        return counts.faces() >= limits.faces();
    }

    private void write(FaceResult result, Supplier<BufferedImage> pixels) {
        tables.face(result);
        counts.face();
        if (tiles.size() < limits.tiles()) {
            tiles.add(FaceGrid.Tile.of(pixels.get(), result));
        }
    }

    /** Draws, where that is wanted; what cannot be written is named and takes nothing else along. Answers what went wrong. */
    private String annotate(String source, Path name, List<FaceResult> results, Supplier<BufferedImage> pixels) {
        if (annotated.isEmpty()) {
            return "";
        }
        try {
            annotated.get().write(name, AnnotatedPicture.of(pixels.get(), results));
            return "";
        } catch (IOException | UncheckedIOException e) {
            String error = "the annotated picture cannot be written: " + Failures.describe(e, "");
            messages.println("mien: " + Printable.of(source + ": " + error));
            counts.failed(1);
            return error;
        }
    }

    @Override
    public void crops(String source, Crops crops) {
        long start = System.nanoTime();
        counts.expect(crops.size() + crops.bad());
        int faces = 0;
        int side = 0;
        for (int row = 0; row < crops.size() && !isFull(); ) {
            List<Crop> batch = new ArrayList<>();
            while (row < crops.size() && batch.size() < BATCH && counts.faces() + batch.size() < limits.faces()) {
                batch.add(crops.get(row++));
            }
            List<GrayImage> images = batch.stream().map(Crop::image).toList();
            List<Face> read = analyzer.wholePictures(images);
            for (int i = 0; i < batch.size(); i++) {
                Crop crop = batch.get(i);
                FaceResult plain = FaceResult.of(crop.source(), read.get(i));
                FaceResult result = crop.truth().map(plain::withTruth).orElse(plain);
                write(result, () -> Luma.picture(crop.image()));
                annotate(crop.source(), crop.name(), List.of(result), () -> Luma.picture(crop.image()));
                counts.picture(1);
                side = crop.image().width();
            }
            faces += batch.size();
        }
        String error = "";
        if (crops.bad() > 0 && !isFull()) {
            crops.messages().forEach(this::note);
            counts.failed(crops.bad());
            error = crops.bad() + " rows were skipped";
        }
        OptionalInt size = side == 0 ? OptionalInt.empty() : OptionalInt.of(side);
        tables.input(new InputResult(source, size, size, faces, faces, (System.nanoTime() - start) / 1e9, error));
    }

    @Override
    public Pixels pixels() {
        return videos.pixels();
    }

    @Override
    public void video(FrameSource video, Path name) {
        long start = System.nanoTime();
        int before = counts.faces();
        VideoSummary summary;
        try {
            summary = videos.read(
                    video,
                    name,
                    face -> {
                        if (!isFullOfFaces()) {
                            tables.face(face);
                            counts.face();
                        }
                    },
                    this::isFull);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        counts.video(counts.faces() - before);
        String error = summary.damage().map(UserError::problem).orElse("");
        summary.damage().ifPresent(damage -> {
            messages.println("mien: " + damage.getMessage());
            counts.failed(1);
        });
        tables.input(new InputResult(
                video.info().name(),
                OptionalInt.of(video.info().width()),
                OptionalInt.of(video.info().height()),
                summary.frames(),
                counts.faces() - before,
                (System.nanoTime() - start) / 1e9,
                error));
    }

    @Override
    public void close() {
        counts.close();
    }
}
