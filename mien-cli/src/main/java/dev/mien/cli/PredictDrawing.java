package dev.mien.cli;

import dev.mien.Box;
import dev.mien.draw.AnnotatedPicture;
import dev.mien.draw.FaceGrid;
import dev.mien.draw.Redaction;
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
 * What is made of pictures: annotated and redacted ones in folders, their faces aligned, and the first faces on a grid. Names and
 * tiles are given out in the inputs' order by one thread; {@link #draw} may be called by many.
 */
final class PredictDrawing {
    /** Pixels in colour, the same drawn upon, and their way to a file: about so many bytes for each pixel. */
    private static final int BYTES = 10;

    private final Wanted wanted;
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private volatile boolean isGridFull;

    /**
     * What is wanted.
     *
     * @param annotated where annotated pictures go
     * @param redacted where pictures without their faces go
     * @param aligned where faces go
     * @param tiles the first faces, for a grid
     */
    record Wanted(
            Optional<AnnotatedFolder> annotated,
            Optional<Redacted> redacted,
            Optional<AlignedFaces> aligned,
            int tiles) {}

    /** Where pictures without their faces go, and how these are made unknown. */
    record Redacted(AnnotatedFolder folder, Redaction way) {}

    /**
     * Files for one picture.
     *
     * @param aligned without a number and an ending
     */
    record Targets(Optional<Path> annotated, Optional<Path> redacted, Optional<Path> aligned) {
        static final Targets NONE = new Targets(Optional.empty(), Optional.empty(), Optional.empty());

        boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * What was made of a picture.
     *
     * @param error why something could not be written; empty where all was
     */
    record Drawn(List<FaceGrid.Tile> tiles, List<AlignedFaces.Row> aligned, String error) {
        static final Drawn NOTHING = new Drawn(List.of(), List.of(), "");
    }

    PredictDrawing(Wanted wanted) {
        this.wanted = wanted;
        this.isGridFull = wanted.tiles() == 0;
    }

    /** The files for the picture of that name. */
    Targets targets(Path name) {
        return new Targets(
                wanted.annotated().map(folder -> folder.free(name, ".png")),
                wanted.redacted().map(redacted -> redacted.folder().free(name, ".png")),
                wanted.aligned().map(folder -> folder.free(name)));
    }

    /** How many bytes it takes beyond reading a picture of that size. */
    long memory(int width, int height) {
        boolean nothing = wanted.annotated().isEmpty()
                && wanted.redacted().isEmpty()
                && wanted.aligned().isEmpty()
                && isGridFull;
        return nothing ? 0 : (long) BYTES * width * height;
    }

    /**
     * Makes what is wanted of a picture; what cannot be written is said and takes nothing else along.
     *
     * @param targets as {@link #targets} gave them
     * @param faces those with a row
     * @param boxes of all faces, whatever became of their rows: none of them may stay bare
     * @param colors the picture, asked for once at most
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
                        () -> AnnotatedFolder.write(file, AnnotatedPicture.ofRows(picture, faces)),
                        errors));
        targets.redacted()
                .ifPresent(file -> attempt(
                        "the redacted picture",
                        () -> AnnotatedFolder.write(
                                file, wanted.redacted().orElseThrow().way().of(picture, boxes)),
                        errors));
        targets.aligned()
                .ifPresent(base -> attempt(
                        "an aligned face",
                        () -> aligned.addAll(wanted.aligned().orElseThrow().write(base, picture, faces)),
                        errors));
        return new Drawn(own, aligned, String.join("; ", errors));
    }

    /** Something to be written. */
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

    /** Puts tiles on the grid, as many as it has room for, and aligned faces in their table. */
    void add(Drawn drawn) {
        List<FaceGrid.Tile> more = drawn.tiles();
        tiles.addAll(more.subList(0, Math.min(more.size(), wanted.tiles() - tiles.size())));
        isGridFull = tiles.size() >= wanted.tiles();
        wanted.aligned().ifPresent(folder -> folder.add(drawn.aligned()));
    }

    /** The grid of the first faces; empty where none was wanted or there were no faces. */
    Optional<BufferedImage> grid() {
        return tiles.isEmpty() ? Optional.empty() : Optional.of(FaceGrid.draw(tiles));
    }
}
