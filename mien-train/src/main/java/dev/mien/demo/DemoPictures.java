package dev.mien.demo;

import dev.mien.Expression;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.WholeFile;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.draw.FaceGrid;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import dev.mien.result.Truth;
import dev.mien.synthetic.SyntheticFace;
import dev.mien.train.history.Metric;
import dev.mien.train.run.RunDirectory;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws the answers of both nets for held-out faces. */
final class DemoPictures {
    /** The number of held-out faces in the grid. */
    static final int SHOWN = 49;

    private static final int HEADER = 44;

    private DemoPictures() {}

    static void write(DemoFolder folder, List<SyntheticFace> faces, int[] heldOut, ModelOptions options, long seed)
            throws IOException {
        List<SyntheticFace> shown = Arrays.stream(heldOut).mapToObj(faces::get).toList();
        List<FaceResult> results = read(folder, shown, options);
        writePredictions(folder, results);
        PictureFiles.writePng(folder.grid(), grid(shown, results, random(shown.size(), seed)));
        for (Expression expression : Expression.values()) {
            Optional<SyntheticFace> first = shown.stream()
                    .filter(face -> face.expression() == expression)
                    .findFirst();
            if (first.isPresent()) {
                Path file = folder.faces().resolve(expression.label() + ".png");
                PictureFiles.writePng(file, Luma.picture(first.get().image()));
            }
        }
        writeCurves(folder);
    }

    private static List<FaceResult> read(DemoFolder folder, List<SyntheticFace> shown, ModelOptions options) {
        List<GrayImage> images = shown.stream().map(SyntheticFace::image).toList();
        List<FaceResult> results = new ArrayList<>();
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .keypoints(ModelOrigin.file(folder.keypoints().best()))
                .expression(ModelOrigin.file(folder.expression().best()))
                .threads(options.threads())
                .flip(options.flip())
                .build()) {
            List<Face> found = analyzer.wholePictures(images);
            for (int i = 0; i < found.size(); i++) {
                SyntheticFace face = shown.get(i);
                Truth truth = new Truth(Optional.of(face.keypoints()), Optional.of(face.expression()));
                results.add(FaceResult.of("synthetic:" + (i + 1), found.get(i)).withTruth(truth));
            }
        }
        return results;
    }

    private static void writePredictions(DemoFolder folder, List<FaceResult> results) throws IOException {
        WholeFile.write(folder.predictions(), temporary -> {
            try (BufferedWriter file = Files.newBufferedWriter(temporary);
                    ResultWriter<FaceResult> rows = ResultWriter.csv(file, LabelSet.SEVEN)) {
                for (FaceResult result : results) {
                    rows.write(result);
                }
            }
        });
    }

    /** A random sample of faces, so that the grid is representative of the metrics. */
    private static int[] random(int faces, long seed) {
        return new SplittableRandom(seed)
                .ints(0, faces)
                .distinct()
                .limit(Math.min(SHOWN, faces))
                .toArray();
    }

    private static BufferedImage grid(List<SyntheticFace> shown, List<FaceResult> results, int[] chosen) {
        List<FaceGrid.Tile> tiles = new ArrayList<>();
        for (int i : chosen) {
            tiles.add(FaceGrid.Tile.of(Luma.picture(shown.get(i).image()), results.get(i)));
        }
        return FaceGrid.draw(tiles);
    }

    /** The charts of the two runs side by side. */
    private static void writeCurves(DemoFolder folder) throws IOException {
        BufferedImage[][] charts = {
            charts(folder.keypoints(), Metric.RMSE), charts(folder.expression(), Metric.ACCURACY)
        };
        String[] names = {"key points", "expression"};
        int width = charts[0][0].getWidth();
        int height = charts[0][0].getHeight();
        BufferedImage sheet = new BufferedImage(2 * width, HEADER + 2 * height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = sheet.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        for (int net = 0; net < charts.length; net++) {
            int textWidth = canvas.getFontMetrics().stringWidth(names[net]);
            canvas.drawString(names[net], net * width + (width - textWidth) / 2, HEADER - 12);
            for (int i = 0; i < charts[net].length; i++) {
                canvas.drawImage(charts[net][i], net * width, HEADER + i * height, null);
            }
        }
        canvas.dispose();
        PictureFiles.writePng(folder.curves(), sheet);
    }

    private static BufferedImage[] charts(RunDirectory run, Metric metric) {
        return new BufferedImage[] {
            PictureFiles.read(run.report().resolve("figures/loss.png")),
            PictureFiles.read(run.report().resolve("figures/" + metric.label() + ".png"))
        };
    }
}
