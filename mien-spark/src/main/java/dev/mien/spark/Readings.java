package dev.mien.spark;

import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.Luma;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
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

    /** A picture that is decoded and not yet read; without one there is an error. */
    private record Waiting(
            List<@Nullable Object> others,
            @Nullable BufferedImage picture,
            @Nullable String error) {}

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
        List<Waiting> batch = new ArrayList<>();
        long pixels = 0;
        boolean crops = false;
        while (batch.size() < options.rows() && pixels < FaceAnalyzer.BATCH_PIXELS && rows.hasNext()) {
            Row row = rows.next();
            Waiting one = decode(row);
            batch.add(one);
            pixels += one.picture == null ? 0 : (long) one.picture.getWidth() * one.picture.getHeight();
            crops |= row.get(0) instanceof String; // all of them or none: it is the column's type
        }
        List<BufferedImage> pictures = new ArrayList<>();
        batch.stream().map(Waiting::picture).filter(Objects::nonNull).forEach(pictures::add);
        Iterator<List<Face>> faces = (crops ? crops(pictures) : analyzer.analyze(pictures)).iterator();
        for (Waiting one : batch) {
            ready.add(new Reading(one.others, one.picture == null ? List.of() : faces.next(), one.error));
        }
    }

    private Waiting decode(Row row) {
        List<@Nullable Object> others = new ArrayList<>();
        for (int i = 1; i < row.length(); i++) {
            others.add(row.get(i));
        }
        try {
            String place = row.isNullAt(1) ? "a picture" : row.getString(1);
            return new Waiting(others, Pictures.decode(row.get(0), place, options.maxPixels()), null);
        } catch (UserError e) {
            return new Waiting(others, null, e.problem() + "; " + e.remedy());
        }
    }

    private List<List<Face>> crops(List<BufferedImage> pictures) {
        return analyzer.wholePictures(pictures.stream().map(Luma::gray).toList()).stream()
                .map(List::of)
                .toList();
    }
}
