package dev.mien.cli;

import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceGrid;
import dev.mien.analyze.FaceResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is drawn of pictures: annotated ones in a folder, and the first faces on a grid. Names and tiles are given out in the
 * inputs' order by one thread; {@link #draw} may be called by many.
 */
final class PredictDrawing {
    /** Pixels in colour, the same drawn upon, and their way to a file: about so many bytes for each pixel. */
    private static final int BYTES = 10;

    private final Optional<AnnotatedFolder> annotated;
    private final int mostTiles;
    private final List<FaceGrid.Tile> tiles = new ArrayList<>();
    private volatile boolean isGridFull;

    /**
     * What was drawn of a picture.
     *
     * @param error why it could not be written; empty where it was
     */
    record Drawn(List<FaceGrid.Tile> tiles, String error) {
        static final Drawn NOTHING = new Drawn(List.of(), "");
    }

    /**
     * @param annotated where annotated pictures go, if they are wanted
     * @param tiles the first faces, for a grid
     */
    PredictDrawing(Optional<AnnotatedFolder> annotated, int tiles) {
        this.annotated = annotated;
        this.mostTiles = tiles;
        this.isGridFull = tiles == 0;
    }

    /** The file for the picture of that name; empty where none is wanted. */
    Optional<Path> target(Path name) {
        return annotated.map(folder -> folder.free(name, ".png"));
    }

    /** How many bytes it takes beyond reading a picture of that size. */
    long memory(int width, int height) {
        return annotated.isEmpty() && isGridFull ? 0 : (long) BYTES * width * height;
    }

    /**
     * Draws what is wanted of a picture's faces; what cannot be written is said and takes nothing else along.
     *
     * @param target as {@link #target} gave it
     * @param colors the picture, asked for once at most
     */
    Drawn draw(Optional<Path> target, List<FaceResult> faces, Supplier<BufferedImage> colors) {
        boolean withTiles = !isGridFull && !faces.isEmpty();
        if (target.isEmpty() && !withTiles) {
            return Drawn.NOTHING;
        }
        BufferedImage picture = colors.get();
        List<FaceGrid.Tile> own = withTiles
                ? faces.stream()
                        .limit(mostTiles)
                        .map(face -> FaceGrid.Tile.of(picture, face))
                        .toList()
                : List.of();
        return new Drawn(own, target.map(file -> annotate(file, picture, faces)).orElse(""));
    }

    private static String annotate(Path file, BufferedImage picture, List<FaceResult> faces) {
        try {
            AnnotatedFolder.write(file, AnnotatedPicture.ofRows(picture, faces));
            return "";
        } catch (IOException | UncheckedIOException e) {
            return "the annotated picture cannot be written: " + Failures.describe(e, "");
        }
    }

    /** Puts tiles on the grid, as many as it has room for. */
    void add(List<FaceGrid.Tile> more) {
        tiles.addAll(more.subList(0, Math.min(more.size(), mostTiles - tiles.size())));
        isGridFull = tiles.size() >= mostTiles;
    }

    /** The grid of the first faces; empty where none was wanted or there were no faces. */
    Optional<BufferedImage> grid() {
        return tiles.isEmpty() ? Optional.empty() : Optional.of(FaceGrid.draw(tiles));
    }
}
