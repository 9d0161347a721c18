package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.Closer;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.align.KaggleFrame;
import dev.mien.align.SimilarityTransform;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.measure.Camera;
import dev.mien.measure.FaceMeasurer;
import dev.mien.measure.HeadPose;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOrigin;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceAnalyzerTest {
    private static final Box FACE = new Box(40, 40, 140, 140);

    @TempDir
    Path folder = Path.of("");

    private static Picture noise() {
        byte[] pixels = new byte[200 * 200];
        new SplittableRandom(1).nextBytes(pixels);
        return Picture.of(new GrayImage(200, 200, pixels));
    }

    /** Points of a crop in which the face lies where it should, turned about the crop's left upper corner. */
    private static Keypoints points(double degrees) {
        double scale = Framing.KAGGLE.crop(FACE).width() / KaggleFrame.SIDE;
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        return new SimilarityTransform(cos, sin, 0, 0).of(KaggleFrame.MEAN);
    }

    /** Reads two faces; the answers of the key point model come one after the other, and it counts what it is asked. */
    private static List<Face> readTwo(AtomicInteger asked, Keypoints... answers) {
        FaceDetector twice = answering(List.of(new Detection(FACE, .9f), new Detection(FACE, .8f)));
        CropReader.PointReader points = crops -> crops.stream()
                .map(crop -> new KeypointModel.Answer(answers[asked.getAndIncrement()], .9f))
                .toList();
        CropReader crops = new CropReader(Optional.of(points), Optional.empty(), Optional.empty(), false);
        Optional<FaceMeasurer> measurer = Optional.of(FaceMeasurer.create());
        PictureReader reader = new PictureReader(twice, 9, crops, 1);
        try (FaceAnalyzer analyzer = new FaceAnalyzer(threads -> reader, measurer, 15, 1, new Closer())) {
            return analyzer.analyze(noise());
        }
    }

    @Test
    void anUprightFaceIsAskedAboutOnce() {
        FaceCrop crop = Framing.KAGGLE.crop(FACE);
        AtomicInteger asked = new AtomicInteger();

        List<Face> faces = readTwo(asked, points(2), points(3));

        assertThat(asked).hasValue(2);
        assertThat(faces.get(0).keypoints()).contains(crop.toPicture(points(2), crop.pixels(noise())));
    }

    @Test
    void measuresAreTakenOnThePointsThatAreAnswered() {
        Face face = readTwo(new AtomicInteger(), points(2), points(3)).get(0);
        HeadPose expected =
                HeadPose.of(face.keypoints().orElseThrow(), Camera.of(200, 200)).orElseThrow();
        assertThat(face.measures().orElseThrow().get(Measure.YAW)).hasValue(expected.yaw());
    }

    @Test
    void onlyAFaceThatIsOffIsReadOnceMore() {
        FaceCrop crop = Framing.KAGGLE.crop(FACE);
        AtomicInteger asked = new AtomicInteger();

        List<Face> faces = readTwo(asked, points(2), points(20), points(1));

        assertThat(asked).hasValue(3);
        assertThat(faces.get(0).keypoints()).contains(crop.toPicture(points(2), crop.pixels(noise())));
        FaceCrop better = Alignment.of(crop, crop.toPicture(points(20), crop.pixels(noise())))
                .forPoints();
        assertThat(faces.get(1).keypoints()).contains(better.toPicture(points(1), better.pixels(noise())));
    }

    /** A detector that answers the same boxes for every picture. */
    private static FaceDetector answering(List<Detection> found) {
        return new FaceDetector() {
            @Override
            public List<Detection> detect(Picture picture) {
                return found;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void manyFacesAreReadOnSeveralThreadsInTheSameOrder() {
        List<Detection> boxes = IntStream.range(0, 11)
                .mapToObj(i -> new Detection(new Box(5 * i, 7 * i, 5 * i + 90, 7 * i + 90), .9f - .01f * i))
                .toList();
        List<Face> onOne;
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().detector(answering(boxes)).threads(1).build()) {
            onOne = analyzer.analyze(noise());
        }
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().detector(answering(boxes)).threads(4).build()) {
            assertThat(analyzer.analyze(noise())).hasSize(11).isEqualTo(onOne);
        }
    }

    @Test
    void theExpressionOfADetectionThatIsOftenNoFaceIsInDoubt() {
        FaceDetector detector = new FaceDetector() {
            @Override
            public List<Detection> detect(Picture picture) {
                return List.of(new Detection(FACE, .6f), new Detection(FACE, .59f));
            }

            @Override
            public double sureScore() {
                return .6f;
            }

            @Override
            public void close() {}
        };
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector(detector)
                .withoutKeypoints() // nothing hides the mouth
                .labels(LabelSet.FIVE) // the shipped model doubts none of its answers in five classes
                .build()) {
            List<ExpressionScores> scores = analyzer.analyze(noise()).stream()
                    .map(face -> face.expression().orElseThrow())
                    .toList();
            assertThat(scores).extracting(ExpressionScores::isSure).containsExactly(true, false);
            assertThat(scores.get(1).probabilities()).isEqualTo(scores.get(0).probabilities());
        }
    }

    @Test
    void aDetectorOfOnesOwnIsAskedAndStaysOpen() {
        AtomicInteger closed = new AtomicInteger();
        FaceDetector own = new FaceDetector() {
            @Override
            public List<Detection> detect(Picture picture) {
                return List.of(new Detection(FACE, 1), new Detection(FACE, .8f), new Detection(FACE, .7f));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector(own)
                .withoutExpression()
                .maxFaces(2)
                .build();
        assertThat(analyzer.analyze(noise()))
                .hasSize(2)
                .allMatch(face -> face.expression().isEmpty());
        analyzer.close();
        analyzer.close();

        assertThat(closed).hasValue(0);
    }

    @Test
    void boxesOfATableAreFoundByThePathOfThePicture() throws Exception {
        Path photo = folder.resolve("photo.png");
        javax.imageio.ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY), "png", photo.toFile());
        Path table = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\nphoto.png,40,40,140,140\n");

        try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("boxes:" + table)
                .withoutExpression()
                .build()) {
            assertThat(analyzer.analyze(photo)).hasSize(1);
        }
    }

    @Test
    void manyPicturesHaveTheAnswersThatTheyHaveOneByOne() {
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().detector("none").threads(2).build()) {
            List<Picture> pictures = Stream.iterate(1, i -> i + 1)
                    .limit(20)
                    .map(i -> Picture.of(new GrayImage(10 * i, 96, new byte[960 * i])))
                    .toList();
            try (Stream<Analyzed<Picture>> answers = analyzer.analyze(pictures.stream())) {
                List<Analyzed<Picture>> all = answers.toList();
                for (int i = 0; i < pictures.size(); i++) {
                    assertThat(all.get(i).faces()).isEqualTo(analyzer.analyze(pictures.get(i)));
                }
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tried
    void nullIsSaidToBeNone() {
        try (FaceAnalyzer analyzer =
                FaceAnalyzer.builder().detector("none").withoutExpression().build()) {
            assertThatThrownBy(() -> analyzer.analyze((Path) null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("no path of a picture, null");
        }
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder();
        Map<String, ThrowingCallable> setters = Map.of(
                "no name of a detector, null", () -> builder.detector((String) null),
                "no detector, null", () -> builder.detector((FaceDetector) null),
                "no options of a detector, null", () -> builder.detection(null),
                "no key point model, null", () -> builder.keypoints((ModelOrigin) null),
                "no expression model, null", () -> builder.expression((ModelOrigin) null),
                "no label set, null", () -> builder.labels(null),
                "no measurer, null", () -> builder.measures(null));
        setters.forEach((message, setter) -> assertThatThrownBy(setter)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(message));
    }

    @Test
    void aClosedAnalyzerOpensNothingMore() {
        FaceAnalyzer analyzer = FaceAnalyzer.builder()
                .detector("none")
                .withoutKeypoints()
                .withoutExpression()
                .threads(2)
                .build();
        analyzer.close();
        try (Stream<Analyzed<Picture>> answers = analyzer.analyze(Stream.of(noise(), noise()))) {
            assertThatThrownBy(answers::toList).hasMessageStartingWith("closed already");
        }
    }

    @Test
    void facesTooSmallToLookForAreRefusedWithTheSizeThatWorks() {
        DetectorOptions tiny = DetectorOptions.defaults().withMinFace(1);
        Picture large =
                Picture.of(new GrayImage(6000, 5000, new byte[30_000_000])).withSource("large.jpg");
        try (FaceDetector detector = FaceDetector.create("mien", tiny)) {
            assertThatThrownBy(() -> detector.detect(large))
                    .hasMessageContaining("large.jpg: faces from 1 pixels on in 6000x5000 are too small to look for");
        }
    }
}
