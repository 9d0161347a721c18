package dev.mien.cli.predict;

import dev.mien.Box;
import dev.mien.cli.console.Failures;
import dev.mien.draw.AnnotatedPicture;
import dev.mien.draw.FaceGrid;
import dev.mien.draw.Redaction;
import dev.mien.image.PictureFiles;
import dev.mien.result.FaceResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates the output pictures: annotated and redacted ones, aligned faces, and a grid of the first faces. Names and
 * tiles are assigned in the order of the inputs by one thread; {@link #draw} may be called by several threads.
 */
final class PredictDrawing {
    /** The approximate number of bytes per pixel for the colours, the drawing and encoding it. */
    private static final int BYTES = 10;

    private final Wanted wanted;
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private volatile boolean isGridFull;

    /**
     * The requested outputs.
     *
     * @param annotated the folder for annotated pictures
     * @param redacted the folder for redacted pictures
     * @param aligned the folder for aligned faces
     * @param tiles the first faces, for a grid
     */
    record Wanted(
            Optional<OutputFolder> annotated, Optional<Redacted> redacted, Optional<AlignedFaces> aligned, int tiles) {}

    /** The folder for redacted pictures, and the way of redaction. */
    record Redacted(OutputFolder folder, Redaction way) {}

    /**
     * The output files of a picture.
     *
     * @param aligned the base name without number and extension
     */
    record Targets(Optional<Path> annotated, Optional<Path> redacted, Optional<Path> aligned) {
        static final Targets NONE = new Targets(Optional.empty(), Optional.empty(), Optional.empty());

        boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * The outputs of a picture.
     *
     * @param error why an output could not be written; empty if all were
     */
    record Drawn(List<FaceGrid.Tile> tiles, List<AlignedFaces.Row> aligned, String error) {
        static final Drawn NOTHING = new Drawn(List.of(), List.of(), "");
    }

    PredictDrawing(Wanted wanted) {
        this.wanted = wanted;
        this.isGridFull = wanted.tiles() == 0;
    }

    /** The output files for the picture of that name. */
    Targets targets(Path name) {
        return new Targets(
                wanted.annotated().map(folder -> folder.free(name, ".png")),
                wanted.redacted().map(redacted -> redacted.folder().free(name, ".png")),
                wanted.aligned().map(folder -> folder.free(name)));
    }

    /** The number of bytes of memory needed for a picture of that size, in addition to those for reading it. */
    long memory(int width, int height) {
        boolean nothing = wanted.annotated().isEmpty()
                && wanted.redacted().isEmpty()
                && wanted.aligned().isEmpty()
                && isGridFull;
        return nothing ? 0 : (long) BYTES * width * height;
    }

    /**
     * Creates the outputs of a picture; a failure to write one does not affect the others.
     *
     * @param targets as returned by {@link #targets}
     * @param faces the faces with a row
     * @param boxes the boxes of all faces, with a row or not, all of which must be redacted
     * @param colors supplies the picture; called at most once
     */
    Drawn draw(Targets targets, List<FaceResult> faces, List<Box> boxes, Supplier<BufferedImage> colors) {
        boolean withTiles = !isGridFull && !faces.isEmpty();
        if (targets.isNone() && !withTiles) {
            return Drawn.NOTHING;
        }
        BufferedImage picture = colors.get();
        List<FaceGrid.Tile> own = withTiles
                ? faces.stream()
                        .limit(wanted.tiles())
                        .map(face -> FaceGrid.Tile.of(picture, face))
                        .toList()
                : List.of();
        List<AlignedFaces.Row> aligned = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        targets.annotated()
                .ifPresent(file -> attempt(
                        "the annotated picture",
                        () -> PictureFiles.writePng(file, AnnotatedPicture.ofRows(picture, faces)),
                        errors));
        targets.redacted()
                .ifPresent(file -> attempt(
                        "the redacted picture",
                        () -> PictureFiles.writePng(
                                file, wanted.redacted().orElseThrow().way().of(picture, boxes)),
                        errors));
        targets.aligned()
                .ifPresent(base -> attempt(
                        "an aligned face",
                        () -> aligned.addAll(wanted.aligned().orElseThrow().write(base, picture, faces)),
                        errors));
        return new Drawn(own, aligned, String.join("; ", errors));
    }

    /** The writing of an output. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(String what, Writing writing, List<String> errors) {
        try {
            writing.run();
        } catch (IOException | UncheckedIOException e) {
            errors.add(what + " cannot be written: " + Failures.describe(e, ""));
        }
    }

    /** Adds tiles to the grid, as far as there is room, and aligned faces to their table. */
    void add(Drawn drawn) {
        List<FaceGrid.Tile> more = drawn.tiles();
        tiles.addAll(more.subList(0, Math.min(more.size(), wanted.tiles() - tiles.size())));
        isGridFull = tiles.size() >= wanted.tiles();
        wanted.aligned().ifPresent(folder -> folder.add(drawn.aligned()));
    }

    /** The grid of the first faces; empty if it was not requested or there were no faces. */
    Optional<BufferedImage> grid() {
        return tiles.isEmpty() ? Optional.empty() : Optional.of(FaceGrid.draw(tiles));
    }
}
