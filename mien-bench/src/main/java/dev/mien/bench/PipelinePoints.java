package dev.mien.bench;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.metric.KeypointMetrics;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.run.SplitFile;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the cost of detection for key points: the error of the whole pipeline on photos, also on rotated ones,
 * compared with that of the same model on the data set's crops, in percent of the interocular distance. Also measures where
 * these crops lie relative to the detector's boxes, as {@link dev.mien.detect.Framing} states it.
 */
final class PipelinePoints {
    private static final double MIN_SIMILARITY = .97;

    private final KeypointDataset crops;
    private final List<Double> framed = new ArrayList<>(); // errors on the crops
    private final Map<Double, List<Double>> whole = new LinkedHashMap<>(); // errors on photos, by degrees
    private final List<Double> sides = new ArrayList<>(); // of the crops, in sides of the boxes
    private final List<Double> raised = new ArrayList<>(); // above the boxes, in sides of the crops

    private PipelinePoints(KeypointDataset crops, List<Double> turns) {
        this.crops = crops;
        turns.forEach(turn -> whole.put(turn, new ArrayList<>()));
    }

    /** Arguments: scenes/helen.csv, scenes/noface, keypoints/helen.csv.gz, the detector's split, degrees to turn. */
    public static void main(String[] arguments) throws IOException {
        FacePhotos scenes = FacePhotos.read(Path.of(arguments[0]), Optional.of(Path.of(arguments[1])));
        KeypointDataset crops = Datasets.keypoints(List.of(Path.of(arguments[2])), LoadOptions.defaults());
        int[] rows =
                SplitFile.read(Path.of(arguments[3]), scenes.photos().size()).test();
        PipelinePoints points = new PipelinePoints(
                crops, Arrays.stream(arguments).skip(4).map(Double::valueOf).toList());
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder().withoutExpression().build();
                KeypointModel model =
                        KeypointModel.open(ModelOrigin.shipped(Task.KEYPOINTS), ModelOptions.defaults())) {
            for (int row : rows) {
                Optional<Integer> crop = points.only(scenes.photos().get(row));
                if (crop.isPresent()) {
                    points.measure(scenes.photos().get(row), crop.get(), analyzer, model);
                }
            }
        }
        points.print();
    }

    private void measure(FacePhoto scene, int crop, FaceAnalyzer analyzer, KeypointModel model) throws IOException {
        BufferedImage photo = PictureFiles.read(scene.file());
        GrayImage face = crops.image(crop);
        FindCrop.Place place =
                FindCrop.of(face, Luma.gray(photo), scene.faces().get(0).box());
        if (place.similarity() < MIN_SIMILARITY) {
            return;
        }
        Keypoints marked = crops.keypoints(crop);
        framed.add(error(model.predict(List.of(face)).get(0), marked));
        float scale = (float) (place.side() / face.width());
        float left = (float) (place.left() + .5 * scale - .5);
        float top = (float) (place.top() + .5 * scale - .5);
        Keypoints inPhoto = marked.scaled(scale, scale, left, top);
        whole.forEach((turn, errors) -> {
            Turned turned = Turned.of(photo, inPhoto, turn);
            Optional<Face> found = nearest(analyzer.analyze(turned.photo()), turned.points());
            found.ifPresent(one -> errors.add(error(one, turned.points())));
            found.filter(one -> turn == 0).ifPresent(one -> addFraming(one.box(), place));
        });
    }

    private void addFraming(Box box, FindCrop.Place crop) {
        double above = (box.top() + box.bottom()) / 2 - (crop.top() + crop.side() / 2);
        sides.add(crop.side() / box.side());
        raised.add(above / crop.side());
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "| %d photos with one marked face | median NME | missed |%n|---|---|---|%n",
                framed.size());
        System.out.printf(Locale.ROOT, "| crops of the data set | %.2f %% | |%n", 100 * RateTable.median(framed));
        whole.forEach((turn, errors) -> System.out.printf(
                Locale.ROOT,
                "| photo, turned by %.0f degrees | %.2f %% | %d |%n",
                turn,
                100 * RateTable.median(errors),
                framed.size() - errors.size()));
        if (!sides.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "crops of the data set: %.3f sides of the box (median), their centres %.3f sides above that of the box%n",
                    RateTable.median(sides),
                    RateTable.median(raised));
        }
    }

    /** The row of the crop, if the photo has a single face. */
    private Optional<Integer> only(FacePhoto scene) {
        String name = scene.file().getFileName().toString();
        String group = name.substring(0, name.lastIndexOf('.'));
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < crops.size(); row++) {
            if (crops.group(row).equals(group)) {
                rows.add(row);
            }
        }
        return rows.size() == 1 && scene.faces().size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
    }

    /** A photo and its points rotated about its middle. */
    private record Turned(BufferedImage photo, Keypoints points) {
        static Turned of(BufferedImage photo, Keypoints points, double degrees) {
            if (degrees == 0) {
                return new Turned(photo, points);
            }
            AffineTransform turn = AffineTransform.getRotateInstance(
                    Math.toRadians(degrees), photo.getWidth() / 2.0, photo.getHeight() / 2.0);
            BufferedImage result = new BufferedImage(photo.getWidth(), photo.getHeight(), photo.getType());
            new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR).filter(photo, result);
            float[] moved = points.toArray();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += .5f;
            }
            turn.transform(moved, 0, moved, 0, Keypoint.COUNT);
            for (int i = 0; i < moved.length; i++) {
                moved[i] -= .5f;
            }
            return new Turned(result, Keypoints.of(moved));
        }
    }

    /** The error of the face with the nearest points; empty if none is near. */
    private static Optional<Face> nearest(List<Face> faces, Keypoints marked) {
        return faces.stream()
                .filter(face -> error(face, marked) < .5)
                .min(Comparator.comparingDouble(face -> error(face, marked)));
    }

    private static double error(Face face, Keypoints marked) {
        return error(face.keypoints().orElseThrow(), marked);
    }

    private static double error(Keypoints found, Keypoints marked) {
        return KeypointMetrics.meanError(marked, found) / marked.interocularDistance();
    }
}
