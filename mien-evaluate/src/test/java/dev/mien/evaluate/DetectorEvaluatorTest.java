package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Box;
import dev.mien.dataset.FacePhotos;
import dev.mien.detect.Detection;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorEvaluatorTest {
    @TempDir
    Path folder;

    private DetectorEvaluation score(Map<String, List<Detection>> found) throws IOException {
        return DetectorEvaluator.score("fake", detector(found), photos(), new int[] {0, 1, 2}, done -> {});
    }

    private FacePhotos photos() throws IOException {
        return photos("""
                image,left,top,right,bottom,blur,occlusion,pose,invalid
                a.png,0,0,40,40,0,0,0,0
                a.png,100,0,115,15,2,0,1,0
                b.png,50,50,90,90,0,2,0,0
                b.png,0,0,40,40,0,0,0,1
                """);
    }

    private FacePhotos photos(String boxes) throws IOException {
        Files.createDirectories(folder.resolve("none"));
        for (String name : List.of("a.png", "b.png", "none/c.png")) {
            ImageIO.write(
                    new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    folder.resolve(name).toFile());
        }
        Path table = Files.writeString(folder.resolve("boxes.csv"), boxes);
        return FacePhotos.read(table, Optional.of(folder.resolve("none")));
    }

    private static FaceDetector detector(Map<String, List<Detection>> found) {
        return new FaceDetector() {
            @Override
            public List<Detection> detect(Picture picture) {
                return found.getOrDefault(
                        Path.of(picture.source()).getFileName().toString(), List.of());
            }

            @Override
            public void close() {}
        };
    }

    private static Detection box(double score, float left, float top, float right, float bottom) {
        return new Detection(new Box(left, top, right, bottom), (float) score);
    }

    @Test
    void aPerfectDetectorHasAPrecisionOfOne() throws IOException {
        DetectorEvaluation perfect = score(Map.of(
                "a.png", List.of(box(.9, 0, 0, 40, 40), box(.6, 100, 0, 115, 15)),
                "b.png", List.of(box(.8, 50, 50, 90, 90), box(.7, 0, 0, 40, 40))));
        assertThat(perfect.curve(10).averagePrecision()).isEqualTo(1);
        assertThat(perfect.recall(face -> true, .5)).isEqualTo(1);
        assertThat(perfect.falsePerMegapixel(.5)).isZero();
        assertThat(perfect.overlap(.5)).isEqualTo(1);
    }

    @Test
    void theReportHasTheSameDigitsInEveryLocale() throws IOException {
        List<DetectorEvaluation> perfect = List.of(score(Map.of("a.png", List.of(box(.9, 0, 0, 40, 40)))));
        String usual = DetectorReport.text(perfect);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(DetectorReport.text(perfect)).isEqualTo(usual);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void averagePrecisionIsTheAreaUnderTheCurve() throws IOException {
        DetectorEvaluation some = score(Map.of(
                "a.png", List.of(box(.9, 0, 0, 40, 40), box(.8, 150, 50, 190, 90)),
                "b.png", List.of(box(.7, 50, 50, 90, 90))));
        // found, false, found, and one never found: 1/3 * 1 + 1/3 * 2/3
        assertThat(some.curve(10).averagePrecision()).isCloseTo(5 / 9.0, within(1e-9));
        // the small one is not asked for: 1/2 * 1 + 1/2 * 2/3
        assertThat(some.curve(20).averagePrecision()).isCloseTo(5 / 6.0, within(1e-9));
        assertThat(some.curve(20).recallAt(.75)).isEqualTo(.5);
        assertThat(some.curve(20).precisionAt(.75)).isEqualTo(1);
    }

    @Test
    void boxesOfOneScoreCountTogetherWhateverTheirOrder() throws IOException {
        DetectorEvaluation falseLast = score(Map.of(
                "a.png", List.of(box(1, 0, 0, 40, 40)),
                "b.png", List.of(box(1, 50, 50, 90, 90), box(1, 150, 50, 190, 90))));
        // 2 of the 3 faces at once, among 3 boxes
        assertThat(falseLast.curve(10).averagePrecision()).isCloseTo(4 / 9.0, within(1e-9));
        assertThat(falseLast.curve(10).scores()).containsExactly(1);
    }

    @Test
    void aSecondBoxOnAFaceIsFalseAndOneOnAnInvalidFaceCountsNeitherWay() throws IOException {
        DetectorEvaluation twice = score(Map.of(
                "a.png", List.of(box(.9, 0, 0, 40, 40), box(.8, 2, 2, 42, 42)),
                "b.png", List.of(box(.95, 0, 0, 40, 40), box(.9, 0, 0, 40, 40))));
        assertThat(twice.falsePerMegapixel(.5)).isCloseTo(1 / .06, within(1e-9));
    }

    @Test
    void boxesInPhotosWithoutAFaceAreCountedByThemselves() throws IOException {
        DetectorEvaluation wrong = score(Map.of("c.png", List.of(box(.9, 0, 0, 40, 40), box(.3, 50, 50, 90, 90))));
        assertThat(wrong.emptyPhotos()).isEqualTo(1);
        assertThat(wrong.falseInEmptyPhotos(.5)).isEqualTo(1);
        assertThat(wrong.falseInEmptyPhotos(.2)).isEqualTo(2);
    }

    @Test
    void theReportTellsGroupsOfFaces() throws IOException {
        DetectorEvaluation some = score(Map.of("a.png", List.of(box(.9, 0, 0, 40, 40))));
        String text = DetectorReport.text(List.of(some));
        assertThat(text.lines()
                        .filter(line -> line.startsWith("blur: heavy"))
                        .findFirst()
                        .orElseThrow())
                .contains("0.00%");
        assertThat(text.lines()
                        .filter(line -> line.startsWith("blur: none"))
                        .findFirst()
                        .orElseThrow())
                .contains("50.00%");
        assertThat(text.lines().filter(line -> line.startsWith("higher than 128 px")))
                .singleElement()
                .asString()
                .matches("higher than 128 px +0 +-");
        assertThat(text).doesNotContain("NaN");
        String json = DetectorReport.json(List.of(some));
        assertThat(json).contains("\"higher_than_32\" : 0.5");
        assertThat(json)
                .as("no face is that high: a number that is none is null, not a text")
                .contains("\"higher than 128 px\" : null")
                .doesNotContain("NaN");
    }

    @Test
    void flagsThatTheAnnotationsDoNotHaveAreNoGroups() throws IOException {
        FacePhotos unflagged = photos("image,left,top,right,bottom,occlusion\na.png,0,0,40,40,0\nb.png,0,0,40,40,1\n");
        DetectorEvaluation some =
                DetectorEvaluator.score("some", detector(Map.of()), unflagged, new int[] {0, 1}, done -> {});
        for (String report : List.of(DetectorReport.text(List.of(some)), DetectorReport.json(List.of(some)))) {
            assertThat(report)
                    .contains("32 to 64 px high", "occlusion: none", "occlusion: some")
                    .doesNotContain("blur", "pose");
        }
    }

    @Test
    void thereIsACurveForEachHeightOfTheAveragePrecision() throws IOException {
        DetectorEvaluation some = score(Map.of("a.png", List.of(box(.9, 0, 0, 40, 40), box(.6, 100, 0, 115, 15))));
        JsonNode json =
                new ObjectMapper().readTree(DetectorReport.json(List.of(some))).path("fake");
        JsonNode curves = json.path("curves");
        assertThat(curves.path("higher_than_32")).hasSize(1);
        assertThat(curves.path("higher_than_20")).hasSize(1);
        assertThat(curves.path("higher_than_10"))
                .as("the face of 15 pixels, too")
                .hasSize(2);
        assertThat(json.path("curve")).isEqualTo(curves.path("higher_than_10"));
        Path chart = folder.resolve("curve.svg");
        DetectorReport.chart(List.of(some)).writeSvg(chart);
        assertThat(Files.readString(chart))
                .as("three lines and the default's marks, a colour each")
                .contains("rgb(0,114,178)", "rgb(230,159,0)", "rgb(0,158,115)", "rgb(213,94,0)");
    }

    @Test
    void withoutAnyFaceThereIsNoRecallNorPrecision() throws IOException {
        DetectorEvaluation none =
                DetectorEvaluator.score("none", detector(Map.of()), photos(), new int[] {2}, done -> {});
        assertThat(DetectorReport.text(List.of(none))
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow())
                .matches("none +- +- +- +0 +- +0\\.000 +0 in 1 +- +\\S+");
        assertThat(DetectorReport.json(List.of(none))).contains("\"higher_than_32\" : null");
    }
}
