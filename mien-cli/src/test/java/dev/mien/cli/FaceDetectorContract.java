package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.LabelSet;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.synthetic.SyntheticFaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every detector does, whatever it finds. */
abstract class FaceDetectorContract {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    static final String SOURCE = "scene.jpg";

    /** The detector's name as {@code --detector} has it. */
    abstract String name() throws Exception;

    private FaceDetector open() throws Exception {
        return FaceDetector.create(name(), DetectorOptions.defaults());
    }

    /** A synthetic face on a gray ground. */
    private static Picture scene() {
        BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = scene.createGraphics();
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.drawImage(
                Luma.picture(SyntheticFaces.expressions(1, LabelSet.SEVEN, 3).image(0)), 90, 50, 140, 140, null);
        canvas.dispose();
        return Picture.of(scene).withSource(SOURCE);
    }

    @Test
    void boxesLieInThePictureTheSurestFirst() throws Exception {
        try (FaceDetector detector = open()) {
            List<Detection> faces = detector.detect(scene());
            assertThat(faces).isNotEmpty();
            for (int i = 0; i < faces.size(); i++) {
                Box box = faces.get(i).box();
                assertThat(box.right()).isGreaterThan(box.left()).isPositive();
                assertThat(box.bottom()).isGreaterThan(box.top()).isPositive();
                assertThat(box.left()).isLessThan(WIDTH);
                assertThat(box.top()).isLessThan(HEIGHT);
                assertThat(faces.get(i).score()).isBetween(0f, 1f);
                assertThat(faces.get(i).score())
                        .isLessThanOrEqualTo(i == 0 ? 1 : faces.get(i - 1).score());
            }
        }
    }

    @Test
    void whoeverAsksAtTheSameTimeGetsTheSame() throws Exception {
        try (FaceDetector detector = open()) {
            List<Box> first = boxes(detector, scene());
            assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> boxes(detector, scene())))
                    .allMatch(first::equals);
        }
    }

    @Test
    void thePictureIsLeftAsItWas() throws Exception {
        Picture scene = scene();
        byte[] before = scene.gray().pixels().clone();
        try (FaceDetector detector = open()) {
            detector.detect(scene);
        }
        assertThat(scene.gray().pixels()).isEqualTo(before);
    }

    @Test
    void theSmallestPictureIsNoTrouble() throws Exception {
        try (FaceDetector detector = open()) {
            Picture dot = Picture.of(new GrayImage(1, 1, new byte[] {100})).withSource("dot.png");
            assertThat(detector.detect(dot)).allMatch(face -> face.box().right() > 0);
            assertThat(detector.defaultScore()).isBetween(0.0, 1.0);
            detector.minFace(1, 1, OptionalDouble.empty())
                    .ifPresent(smallest -> assertThat(smallest).isPositive());
        }
    }

    private static List<Box> boxes(FaceDetector detector, Picture picture) {
        return detector.detect(picture).stream().map(Detection::box).toList();
    }
}
