package dev.mien.cli.predict;

import dev.mien.Amount;
import dev.mien.Face;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.Luma;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the rows of data files, each of which is a face. */
final class PredictRows {
    private static final int BATCH = 64; // rows that the models read at once

    private final FaceAnalyzer analyzer;
    private final PredictOutput output;
    private final PredictDrawing drawing;

    PredictRows(FaceAnalyzer analyzer, PredictOutput output, PredictDrawing drawing) {
        this.analyzer = analyzer;
        this.output = output;
        this.drawing = drawing;
    }

    /** Reads the rows of a file, up to the limit. */
    void read(PredictInput.Rows input) {
        long start = System.nanoTime();
        int before = output.counts().faces();
        PredictInput.Crops crops = input.crops();
        output.counts().expect(crops.size() + crops.bad());
        int side = 0;
        for (int row = 0; row < crops.size() && !output.isFull(); ) {
            List<PredictInput.Crop> batch = new ArrayList<>();
            while (row < crops.size() && batch.size() < BATCH) {
                batch.add(crops.get(row++));
            }
            side = batch.get(0).image().width();
            take(
                    batch,
                    analyzer.wholePictures(
                            batch.stream().map(PredictInput.Crop::image).toList()));
        }
        String error = "";
        if (crops.bad() > 0 && !output.isFull()) {
            crops.messages().forEach(output::note);
            output.counts().failed(crops.bad());
            error = Amount.of(crops.bad(), "row was skipped", "rows were skipped");
        }
        OptionalInt size = side == 0 ? OptionalInt.empty() : OptionalInt.of(side);
        int faces = output.counts().faces() - before;
        output.input(
                new InputResult(input.source(), size, size, faces, faces, (System.nanoTime() - start) / 1e9, error));
    }

    private void take(List<PredictInput.Crop> batch, List<Face> read) {
        for (int i = 0; i < batch.size() && !output.isFullOfFaces(); i++) {
            PredictInput.Crop crop = batch.get(i);
            if (!output.isGood(read.get(i))) {
                output.counts().notGood(1);
                output.counts().picture(0);
                continue;
            }
            FaceResult plain = FaceResult.of(crop.source(), read.get(i));
            FaceResult result = crop.truth().map(plain::withTruth).orElse(plain);
            output.face(result);
            PredictDrawing.Drawn drawn = drawing.draw(
                    drawing.targets(crop.name()),
                    List.of(result),
                    List.of(result.face().box()),
                    () -> Luma.picture(crop.image()));
            drawing.add(drawn);
            if (!drawn.error().isEmpty()) {
                output.failed(1, crop.source() + ": " + drawn.error());
            }
            output.counts().picture(1);
        }
    }
}
