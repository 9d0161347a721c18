package dev.mien.cli.predict;

import dev.mien.align.FaceAligner;
import dev.mien.align.SimilarityTransform;
import dev.mien.cli.table.RowsFile;
import dev.mien.cli.table.WholeLines;
import dev.mien.image.PictureFiles;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import dev.mien.video.FrameListener;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a folder of aligned faces for recognition models, and {@code aligned.csv}, which has the transform of each
 * from its picture to the crop. Names and rows are assigned in the order of the inputs by one thread; {@link #write}
 * may be called by several threads.
 */
final class AlignedFaces implements Closeable {
    private static final ResultTable<Row> TABLE = new Table();

    private final Path folder;
    private final OutputFolder names;
    private final FaceAligner aligner;
    private final RowsFile file;
    private final Writer target;
    private final ResultWriter<Row> rows;

    /**
     * A crop that was written.
     *
     * @param file in the folder
     */
    record Row(Path file, FaceResult face, SimilarityTransform transform) {}

    AlignedFaces(Path folder, FaceAligner aligner) throws IOException {
        this.folder = folder;
        this.names = new OutputFolder(folder);
        this.aligner = aligner;
        this.file = new RowsFile(folder.resolve("aligned.csv"));
        this.target = WholeLines.open(file.growing(), "");
        this.rows = ResultWriter.csv(target, TABLE);
    }

    /** The base name of a picture's crops, without number and extension. */
    Path free(Path name) {
        return names.free(name, "");
    }

    /** Writes the faces that have points; those of a video are named by the number of the person. */
    List<Row> write(Path base, BufferedImage picture, List<FaceResult> faces) throws IOException {
        List<Row> written = new ArrayList<>();
        for (FaceResult face : faces) {
            int number = face.track().orElse(face.number());
            Path crop = Path.of(base + "-" + number + ".png");
            Optional<SimilarityTransform> transform = face.face()
                    .keypoints()
                    .flatMap(points -> aligner.align(picture, points))
                    .map(aligned -> {
                        write(crop, aligned.image());
                        return aligned.transform();
                    });
            transform.ifPresent(found -> written.add(new Row(folder.relativize(crop), face, found)));
        }
        return written;
    }

    /** Writes and adds the faces of each frame of the video of that name, in a folder of its own. */
    FrameListener ofVideo(Path name) {
        Path base = free(name);
        return (frame, faces) ->
                add(write(base.resolve(String.format(Locale.ROOT, "%06d", frame.index())), frame.picture(), faces));
    }

    private static void write(Path crop, BufferedImage image) {
        try {
            PictureFiles.writePng(crop, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds crops to the table. */
    void add(List<Row> more) {
        try {
            for (Row row : more) {
                rows.write(row);
            }
            rows.flush(); // as soon as its crop is a file
        } catch (IOException e) {
            throw new OutputFailure(file.named(e));
        }
    }

    @Override
    public void close() throws IOException {
        try (target) {
            rows.close();
        } catch (IOException e) {
            throw file.named(e);
        } finally {
            file.keep();
        }
    }

    private static final class Table implements ResultTable<Row> {
        private static final List<Column> COLUMNS = List.of(
                Column.text("file"),
                Column.text("source"),
                Column.whole("frame"),
                Column.whole("track"),
                Column.whole("face"),
                Column.number("a"),
                Column.number("b"),
                Column.number("shift_x"),
                Column.number("shift_y"),
                Column.number("scale"),
                Column.number("degrees"));

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public List<@Nullable Object> row(Row row) {
            FaceResult face = row.face();
            SimilarityTransform transform = row.transform();
            return Arrays.asList(
                    row.file().toString(),
                    face.source(),
                    face.frame().isPresent() ? face.frame().getAsInt() : null,
                    face.track().isPresent() ? face.track().getAsInt() : null,
                    face.number(),
                    transform.a(),
                    transform.b(),
                    transform.shiftX(),
                    transform.shiftY(),
                    transform.scale(),
                    transform.degrees());
        }
    }
}
