package dev.mien.bench;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.augment.FaceSample;
import dev.mien.augment.Push;
import dev.mien.augment.PushedFeature;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.model.Task;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures how well a key point model follows asymmetric faces: in held-out frontal crops, a brow or a corner of the
 * mouth is pushed up and down, and the height difference measured on the model's points is regressed on that of the
 * pushed annotations, relative to the mean of each face. A model that answers with the shape of the other side has a
 * slope below 1.
 */
final class AsymmetrySlope {
    /** The displacements as shares of the interocular distance. */
    private static final double[] PUSHES = {-.1, -.05, 0, .05, .1};

    private final FaceMeasurer measurer = FaceMeasurer.create();
    private final FaceAnalyzer analyzer;
    private final List<FaceSample> faces;

    /** The feature that is pushed, the size of the pushed part, and the measure of the feature. */
    private enum Feature {
        MOUTH_CORNER(
                PushedFeature.MOUTH_LEFT_CORNER,
                PushedFeature.Extent.ofPoint(.2, .15),
                Measure.COMMISSURE_HEIGHT_DIFFERENCE),
        // The whole arch of the brow without the eye, which lies a fifth of the interocular distance below it.
        BROW(PushedFeature.LEFT_BROW, new PushedFeature.Extent(.06, 1, .08, .12, .08), Measure.BROW_HEIGHT_DIFFERENCE);

        final PushedFeature pushed;
        final PushedFeature.Extent extent;
        final Measure measure;

        Feature(PushedFeature pushed, PushedFeature.Extent extent, Measure measure) {
            this.pushed = pushed;
            this.extent = extent;
            this.measure = measure;
        }

        /** Pushes the feature by that share of the interocular distance. */
        FaceSample pushed(FaceSample face, double share) {
            Keypoints points = face.keypoints();
            return new Push(pushed.part(points, extent), 0, share * points.interocularDistance()).apply(face);
        }
    }

    private AsymmetrySlope(FaceAnalyzer analyzer, List<FaceSample> faces) {
        this.analyzer = analyzer;
        this.faces = faces;
    }

    /** Arguments: {@code shipped} or a model file; the split file of the run; one data file of crops with 15 points, of which the held-out rows count. */
    public static void main(String[] arguments) throws IOException {
        KeypointDataset data = Datasets.keypoints(List.of(Path.of(arguments[2])), LoadOptions.defaults());
        List<FaceSample> faces = Arrays.stream(
                        SplitFile.read(Path.of(arguments[1])).test())
                .filter(row -> row < data.size())
                .mapToObj(row -> new FaceSample(
                        data.row(row).image(), data.row(row).keypoints().kaggle()))
                .toList();
        if (faces.isEmpty()) {
            throw new UserError(
                    "no row of it was held out", arguments[2], "name the data file that the split lists first");
        }
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("none")
                .keypoints(ModelArgument.origin(arguments[0], Task.KEYPOINTS))
                .withoutExpression()
                .measures(FaceMeasurer.create())
                .build()) {
            AsymmetrySlope bench = new AsymmetrySlope(analyzer, faces);
            for (Feature feature : Feature.values()) {
                System.out.println(bench.line(feature));
            }
        }
    }

    private String line(Feature feature) {
        double together = 0;
        double squares = 0;
        double pushed = 0;
        int counted = 0;
        for (FaceSample face : faces) {
            List<FaceSample> moved = Arrays.stream(PUSHES)
                    .mapToObj(push -> feature.pushed(face, push))
                    .toList();
            List<Double> truth = values(feature, marked(moved));
            List<Double> found = values(feature, read(moved));
            if (truth.size() < PUSHES.length || found.size() < PUSHES.length) {
                continue; // turned too far, by its marks or by what was found
            }
            double truthMean = mean(truth);
            double foundMean = mean(found);
            for (int i = 0; i < PUSHES.length; i++) {
                together += (truth.get(i) - truthMean) * (found.get(i) - foundMean);
                squares += Math.pow(truth.get(i) - truthMean, 2);
            }
            pushed += (truth.get(0) - truth.get(PUSHES.length - 1)) / (100 * 2 * PUSHES[PUSHES.length - 1]);
            counted++;
        }
        return String.format(
                Locale.ROOT,
                "%s: slope %.2f in %d faces, whose marks went by %.2f of the push",
                feature.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                together / squares,
                counted,
                pushed / counted);
    }

    private List<Measures> read(List<FaceSample> samples) {
        return analyzer.wholePictures(samples.stream().map(FaceSample::image).toList()).stream()
                .map(face -> face.measures().orElseThrow())
                .toList();
    }

    private List<Measures> marked(List<FaceSample> samples) {
        List<Measures> measures = new ArrayList<>();
        for (FaceSample sample : samples) {
            Box whole = new Box(0, 0, sample.image().width(), sample.image().height());
            Face face = new Face(whole, 1, Optional.of(sample.keypoints()), Optional.empty());
            measures.add(measurer.measure(Picture.of(sample.image()), face));
        }
        return measures;
    }

    /** The values of frontal faces. */
    private static List<Double> values(Feature feature, List<Measures> measures) {
        return measures.stream()
                .flatMap(each -> each.get(feature.measure).stream().boxed())
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
