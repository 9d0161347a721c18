package dev.mien.bench;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.align.Place;
import dev.mien.align.SimilarityTransform;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.dataset.KeypointDataset;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.metric.KeypointMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures the points of faces that {@link FaceAnalyzer} reads at given boxes: exact ones, and boxes that are shifted
 * and scaled by up to 12 % of the crop, with the picture rotated by up to 20 degrees, drawn uniformly.
 */
final class BoxJitter {
    private static final int TIMES = 5; // draws of each row
    private static final double MOVED = .12;
    private static final double TURNED = 20;

    private final FaceAnalyzer analyzer;
    private final SplittableRandom random = new SplittableRandom(1);

    BoxJitter(FaceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Scores of pictures with exact boxes. */
    KeypointMetrics exact(List<KeypointDataset.Surroundings> faces) {
        List<Keypoints> truth = new ArrayList<>();
        List<Keypoints> answers = new ArrayList<>();
        for (KeypointDataset.Surroundings face : faces) {
            truth.add(face.keypoints().kaggle());
            answers.add(read(face.image(), 0, 0, 1));
        }
        return KeypointMetrics.of(truth, answers);
    }

    /** Scores of turned pictures with inexact boxes. */
    KeypointMetrics moved(List<KeypointDataset.Surroundings> faces) {
        List<Keypoints> truth = new ArrayList<>();
        List<Keypoints> answers = new ArrayList<>();
        for (KeypointDataset.Surroundings face : faces) {
            for (int time = 0; time < TIMES; time++) {
                double turn = Math.toRadians(random.nextDouble(-TURNED, TURNED));
                truth.add(turned(face.keypoints().kaggle(), turn, face.image().width()));
                answers.add(read(
                        turned(face.image(), turn),
                        random.nextDouble(-MOVED, MOVED),
                        random.nextDouble(-MOVED, MOVED),
                        random.nextDouble(1 - MOVED, 1 + MOVED)));
            }
        }
        return KeypointMetrics.of(truth, answers);
    }

    private Keypoints read(GrayImage picture, double right, double down, double larger) {
        double crop = picture.width() - 2.0 * KeypointDataset.MARGIN;
        double middle = picture.width() / 2.0;
        Box box = boxOf(middle + right * crop, middle + down * crop, larger * crop);
        Face face = analyzer.read(Picture.of(picture), List.of(box)).get(0);
        return face.keypoints().orElseThrow().kaggle();
    }

    /** The square box from which the detectors' framing makes that crop. */
    private static Box boxOf(double x, double y, double crop) {
        FaceCrop ofUnit = Framing.KAGGLE.crop(new Box(-.5f, -.5f, .5f, .5f));
        double side = crop / ofUnit.width();
        double middleY = y - ofUnit.centerY() * side;
        return new Box((float) (x - side / 2), (float) (middleY - side / 2), (float) (x + side / 2), (float)
                (middleY + side / 2));
    }

    private static Keypoints turned(Keypoints points, double turn, int side) {
        double middle = (side - 1) / 2.0;
        SimilarityTransform rotation = new SimilarityTransform(Math.cos(turn), Math.sin(turn), 0, 0);
        Place moved = rotation.of(new Place(middle, middle));
        return new SimilarityTransform(rotation.a(), rotation.b(), middle - moved.x(), middle - moved.y()).of(points);
    }

    private static GrayImage turned(GrayImage picture, double turn) {
        BufferedImage result = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                Picture.of(picture).colors(),
                AffineTransform.getRotateInstance(turn, picture.width() / 2.0, picture.height() / 2.0),
                null);
        graphics.dispose();
        return Luma.gray(result);
    }
}
