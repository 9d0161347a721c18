package dev.mien.spark;

import dev.mien.Closer;
import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.analyze.Analyzed;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pictures of a partition in order, a few ahead of the consumer, so that memory is bounded. Pixels as text
 * are a face each, like rows of data files in {@code mien predict}; in picture files the detector finds the faces. Must
 * be closed to discard results that were read ahead.
 */
final class Readings implements Iterator<Reading>, AutoCloseable {
    private final Iterator<Row> rows;
    private final MienOptions options;
    private final FaceAnalyzer analyzer;
    private final Closer resources = new Closer();
    private @Nullable Iterator<Reading> readings;

    /**
     * @param rows the rows, whose first column is the picture (the bytes of a file, or pixels as text) and whose second
     *     is its name
     */
    Readings(Iterator<Row> rows, MienOptions options) {
        this.rows = rows;
        this.options = options;
        this.analyzer = Analyzers.of(options.models());
    }

    /** The same for a partition; closed when its task ends, whether it was consumed or not. */
    static Readings ofPartition(Iterator<Row> rows, MienOptions options) {
        Readings readings = new Readings(rows, options);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) ended -> readings.close());
        }
        return readings;
    }

    @Override
    public boolean hasNext() {
        return begun().hasNext();
    }

    @Override
    public Reading next() {
        return begun().next();
    }

    private Iterator<Reading> begun() {
        Iterator<Reading> known = readings;
        if (known == null) {
            known = rows.hasNext() ? begin(rows.next()) : Collections.emptyIterator();
            readings = known;
        }
        return known;
    }

    private Iterator<Reading> begin(Row first) {
        if (first.get(0) instanceof String) { // all of them or none: it is the column's type
            return new Crops(first);
        }
        Stream<Row> all = Stream.concat(
                Stream.of(first), StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false));
        Stream<Analyzed<Row>> answers = resources.add(analyzer.analyze(all, this::picture));
        return answers.map(answer -> reading(answer.input(), answer.faces(), answer.error()))
                .iterator();
    }

    /** Reads faces as text, which are small, in batches of many rows. */
    private final class Crops implements Iterator<Reading> {
        private final Queue<Row> waiting = new ArrayDeque<>();
        private final Queue<Reading> ready = new ArrayDeque<>();

        Crops(Row first) {
            waiting.add(first);
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || !waiting.isEmpty() || rows.hasNext();
        }

        @Override
        public Reading next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more pictures");
            }
            if (ready.isEmpty()) {
                readBatch();
            }
            return ready.remove();
        }

        private void readBatch() {
            while (waiting.size() < options.rows() && rows.hasNext()) {
                waiting.add(rows.next());
            }
            List<Reading> decoded = new ArrayList<>();
            List<GrayImage> pictures = new ArrayList<>();
            for (Row row = waiting.poll(); row != null; row = waiting.poll()) {
                try {
                    pictures.add(picture(row).gray());
                    decoded.add(reading(row, List.of(), Optional.empty()));
                } catch (UserError e) {
                    decoded.add(reading(row, List.of(), Optional.of(e)));
                }
            }
            Iterator<Face> faces = analyzer.wholePictures(pictures).iterator();
            for (Reading one : decoded) {
                ready.add(one.error() == null ? new Reading(one.others(), List.of(faces.next()), null) : one);
            }
        }
    }

    private Picture picture(Row row) {
        return PictureCells.of(row.get(0), row.isNullAt(1) ? "a picture" : row.getString(1), options.maxPixels());
    }

    @Override
    public void close() {
        resources.close();
    }

    private static Reading reading(Row row, List<Face> faces, Optional<UserError> error) {
        List<@Nullable Object> others = new ArrayList<>();
        for (int i = 1; i < row.length(); i++) {
            others.add(row.get(i));
        }
        return new Reading(
                others, faces, error.map(e -> e.problem() + "; " + e.remedy()).orElse(null));
    }
}
