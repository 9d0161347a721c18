package dev.mien.spark;

import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A partition's pictures, read in their order a batch at a time: no more than a batch is ever held. Pixels as text are a face
 * each, as the rows of data files are for {@code mien predict}; in files the detector says where faces are.
 */
final class Readings implements Iterator<Reading> {
    private final Iterator<Row> rows;
    private final MienOptions options;
    private final FaceAnalyzer analyzer;
    private final Queue<Reading> ready = new ArrayDeque<>();

    /** @param rows their first column the picture (a file's bytes, or pixels as text), their second its name */
    Readings(Iterator<Row> rows, MienOptions options) {
        this.rows = rows;
        this.options = options;
        this.analyzer = Analyzers.of(options.models());
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
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
        List<Row> batch = new ArrayList<>();
        do {
            batch.add(rows.next());
        } while (batch.size() < options.rows() && rows.hasNext() && batch.get(0).get(0) instanceof String);
        if (batch.get(0).get(0) instanceof String) { // all of them or none: it is the column's type
            crops(batch);
        } else {
            batch.forEach(row -> ready.add(reading(row, () -> analyzer.analyze(picture(row)))));
        }
    }

    /** Faces as text are small: those of many rows go through the models together. */
    private void crops(List<Row> batch) {
        List<Reading> decoded = new ArrayList<>();
        List<GrayImage> pictures = new ArrayList<>();
        for (Row row : batch) {
            decoded.add(reading(row, () -> {
                pictures.add(picture(row).gray());
                return List.of();
            }));
        }
        Iterator<Face> faces = analyzer.wholePictures(pictures).iterator();
        for (Reading one : decoded) {
            ready.add(one.error() == null ? new Reading(one.others(), List.of(faces.next()), null) : one);
        }
    }

    private Picture picture(Row row) {
        return Pictures.of(row.get(0), row.isNullAt(1) ? "a picture" : row.getString(1), options.maxPixels());
    }

    private static Reading reading(Row row, Supplier<List<Face>> faces) {
        List<@Nullable Object> others = new ArrayList<>();
        for (int i = 1; i < row.length(); i++) {
            others.add(row.get(i));
        }
        try {
            return new Reading(others, faces.get(), null);
        } catch (UserError e) {
            return new Reading(others, List.of(), e.problem() + "; " + e.remedy());
        }
    }
}
