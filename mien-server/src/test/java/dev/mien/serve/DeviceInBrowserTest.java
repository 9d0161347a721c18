package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.mien.Box;
import dev.mien.detect.DetectorBundle;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Overlaps;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page finds and reads the same faces on the device as the server; part of the profile {@code browser}. */
class DeviceInBrowserTest {
    // The pixels are the same on both sides, but nets in 8 bits round differently in WebAssembly, by a step now and
    // then.

    /** Of boxes as intersection over union: .975 was seen. */
    private static final double OVERLAP = .97;

    /** 0.014 was seen. */
    private static final double SCORE = .02;

    /** On a processor with AMX 0.025 was seen on drawn faces, and 0.114 on a whole drawn scene that was taken for a face. */
    private static final double CONFIDENCE = .13;

    /** In widths of the face's box: 0.023 were seen on a drawn face of 29 pixels, whose points place the second crop. */
    private static final double OF_THE_BOX = .03;

    /** Above this confidence the model is sure on both, unless something hides the mouth or the detection is in doubt. */
    private static final double CLEAR = .7;

    private static final FilePayload WALL =
            new FilePayload("wall.png", "image/png", SyntheticScene.file(SyntheticScene.draw(1), "png"));

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static TestBrowser browser;

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() throws IOException {
        browser = TestBrowser.launch("--use-file-for-fake-video-capture=" + film());
        server = MienServer.start(ServerFixture.options().withAnalysis(ServerFixture.shipped("mien")));
    }

    /** What the camera sees, again and again: it passes the wall. */
    private static Path film() throws IOException {
        Path film = folder.resolve("film.mjpeg");
        BufferedImage wall = SyntheticScene.draw(1);
        try (OutputStream out = Files.newOutputStream(film)) {
            for (int left = 0; left < SyntheticScene.MARGIN; left += 2) {
                BufferedImage frame =
                        wall.getSubimage(left, 0, wall.getWidth() - SyntheticScene.MARGIN, wall.getHeight());
                out.write(SyntheticScene.file(frame, "jpeg"));
            }
        }
        return film;
    }

    @AfterEach
    void thereWereNoErrors() {
        assertThat(browser.takeErrors()).isEmpty();
    }

    /** The faces that the device, and those that the server sees in a picture file. */
    private static List<JsonNode> bothAnswers(Page page, byte[] png) throws IOException {
        Object answers = page.evaluate("""
                async (base64) => {
                  const picture = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
                  const device = await (await import('./device.js')).open((path) => fetch(path));
                  const here = await device.read(await createImageBitmap(picture));
                  const answer = await fetch('/v1/analyze', { method: 'POST', body: picture });
                  return JSON.stringify([here, (await answer.json()).faces]);
                }
                """, Base64.getEncoder().encodeToString(png));
        JsonNode both = new ObjectMapper().readTree((String) answers);
        return List.of(both.get(0), both.get(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, .6, 3.1})
    void theDeviceSeesTheServersFaces(double scale) throws IOException {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<JsonNode> both = bothAnswers(page, SyntheticScene.file(SyntheticScene.draw(scale), "png"));
            assertThat(both.get(1)).hasSize(SyntheticScene.FACES);
            assertThat(both.get(0)).hasSize(SyntheticScene.FACES);
            assertSameFaces(both.get(0), both.get(1));
        }
    }

    /** Each face is read upright, as in the picture before it was turned. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theDeviceTurnsFacesUprightAsTheServerDoes(int quarters) throws IOException {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<JsonNode> both = bothAnswers(page, SyntheticScene.file(turned(quarters), "png"));
            assertThat(both.get(1)).isNotEmpty();
            assertThat(both.get(0)).hasSameSizeAs(both.get(1));
            assertSameFaces(both.get(0), both.get(1));
        }
    }

    private static BufferedImage turned(int quarters) {
        BufferedImage scene = SyntheticScene.draw(1);
        boolean isOnASide = quarters % 2 == 1;
        BufferedImage turned = new BufferedImage(
                isOnASide ? scene.getHeight() : scene.getWidth(),
                isOnASide ? scene.getWidth() : scene.getHeight(),
                BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = turned.createGraphics();
        canvas.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        canvas.rotate(quarters * Math.PI / 2);
        canvas.drawImage(scene, -scene.getWidth() / 2, -scene.getHeight() / 2, null);
        canvas.dispose();
        return turned;
    }

    /** Small faces in a large picture: three looks, the closest of them in tiles. */
    @Test
    void theDeviceLooksCloserAsTheServerDoes() throws IOException {
        BufferedImage crowd = new BufferedImage(2400, 1800, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = crowd.createGraphics();
        for (int[] place : List.of(new int[] {100, 80}, new int[] {1000, 700}, new int[] {1700, 1300})) {
            canvas.drawImage(SyntheticScene.draw(.7), place[0], place[1], null);
        }
        canvas.dispose();
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<JsonNode> both = bothAnswers(page, SyntheticScene.file(crowd, "png"));
            assertThat(both.get(1)).hasSizeGreaterThan(6);
            assertThat(both.get(0)).hasSameSizeAs(both.get(1));
            assertSameFaces(both.get(0), both.get(1));
        }
    }

    @Test
    void shrunkPicturesAndCropsHaveTheServersBytes() {
        GrayImage picture = Luma.gray(SyntheticScene.draw(1.7));
        FaceCrop small = new FaceCrop(250.3, 310.9, 141.7, 141.7, .4);
        FaceCrop shrunk = new FaceCrop(300.2, 90.5, 611.3, 611.3, -.3); // reaches over the edge
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            Object answer = page.evaluate(
                    """
                    async ([width, height, pixels, crops]) => {
                      const { pixels: cropped } = await import('./crop.js');
                      const { resized } = await import('./image.js');
                      const { constants } = await (await fetch('device/models.json')).json();
                      const picture = { width, height, pixels: Uint8Array.from(pixels) };
                      const made = [resized(picture, 312, 208), resized(picture, 1300, 900),
                        ...crops.map(([centerX, centerY, width, height, roll]) =>
                          cropped(picture, { centerX, centerY, width, height, roll }, constants))];
                      return made.map((image) => [...image.pixels]);
                    }
                    """,
                    List.of(picture.width(), picture.height(), numbers(picture), List.of(list(small), list(shrunk))));
            assertThat(answer)
                    .isEqualTo(Stream.of(
                                    Resize.to(picture, 312, 208),
                                    Resize.to(picture, 1300, 900),
                                    small.pixels(Picture.of(picture)),
                                    shrunk.pixels(Picture.of(picture)))
                            .map(DeviceInBrowserTest::numbers)
                            .toList());
        }
    }

    private static List<Integer> numbers(GrayImage image) {
        return IntStream.range(0, image.pixels().length)
                .mapToObj(i -> image.pixels()[i] & 0xff)
                .toList();
    }

    private static List<Double> list(FaceCrop crop) {
        return List.of(crop.centerX(), crop.centerY(), crop.width(), crop.height(), crop.roll());
    }

    /** In any order, since faces with nearly the same score may change places. */
    private static void assertSameFaces(JsonNode here, JsonNode there) {
        for (JsonNode face : there) {
            JsonNode same = here.valueStream()
                    .max(Comparator.comparingDouble(other -> Overlaps.intersectionOverUnion(box(other), box(face))))
                    .orElseThrow();
            assertSameFace(same, face);
        }
    }

    private static void assertSameFace(JsonNode here, JsonNode there) {
        assertThat(Overlaps.intersectionOverUnion(box(here), box(there))).isGreaterThan(OVERLAP);
        assertThat(here.get("detection_score").asDouble())
                .isCloseTo(there.get("detection_score").asDouble(), within(SCORE));
        assertThat(here.get("expression").get("label"))
                .isEqualTo(there.get("expression").get("label"));
        assertThat(here.get("expression").get("confidence").asDouble())
                .isCloseTo(there.get("expression").get("confidence").asDouble(), within(CONFIDENCE));
        double sureScore = Objects.requireNonNull(DetectorBundle.constants().get("sureScore"));
        boolean isBetween = Math.abs(there.get("detection_score").asDouble() - sureScore) < SCORE;
        if (there.get("expression").get("confidence").asDouble() > CLEAR && !isBetween) {
            assertThat(here.get("expression").get("sure"))
                    .isEqualTo(there.get("expression").get("sure"));
        }
        assertThat(there.get("keypoints")).hasSize(15);
        for (Map.Entry<String, JsonNode> point : there.get("keypoints").properties()) {
            for (int axis = 0; axis < 2; axis++) {
                assertThat(here.get("keypoints").get(point.getKey()).get(axis).asDouble())
                        .as(point.getKey())
                        .isCloseTo(
                                point.getValue().get(axis).asDouble(),
                                within(OF_THE_BOX * box(there).width()));
            }
        }
    }

    private static Box box(JsonNode face) {
        JsonNode box = face.get("box");
        return new Box(
                box.get("left").floatValue(),
                box.get("top").floatValue(),
                box.get("right").floatValue(),
                box.get("bottom").floatValue());
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "375, DARK"})
    void allFacesOfAPictureAreShown(int width, ColorScheme scheme) {
        try (Page page = browser.open(server, width, scheme)) {
            TestBrowser.switchDevice(page);
            page.setInputFiles("#file", WALL);
            page.waitForSelector("text=" + SyntheticScene.FACES + " faces.");
            assertThat(page.locator("#faces table").count()).isEqualTo(SyntheticScene.FACES);
            assertThat(page.locator("#difference").isVisible()).isFalse();
            TestBrowser.screenshot(page, "device-faces-" + width + "-" + scheme);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void aPictureWithoutAFaceSaysSo() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            TestBrowser.switchDevice(page);
            page.setInputFiles("#file", new FilePayload("a.png", "image/png", TestPictures.png(300, 200)));
            page.waitForSelector("text=No face found.");
            assertThat(page.locator("#faces table").count()).isZero();
        }
    }

    @Test
    void whatTheBrowserCannotShowIsNotSentAndTheWayOutIsSaid() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            TestBrowser.switchDevice(page);
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(request.url()));
            page.setInputFiles("#file", new FilePayload("scan.tif", "image/tiff", TestPictures.tiff(96, 96)));
            page.waitForSelector("text=switch off “On this device”");
            assertThat(sent).noneMatch(url -> url.contains("/v1/analyze"));
        }
    }

    @Test
    void anotherDetectorOfTheServerIsSaid() throws IOException {
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "image,left,top,right,bottom\nx.png,1,2,3,4\n");
        ServerOptions options = ServerFixture.options().withAnalysis(ServerFixture.shipped("boxes:" + boxes));
        try (MienServer other = MienServer.start(options);
                Page page = browser.open(other, 1280, ColorScheme.DARK)) {
            assertThat(page.locator("#difference").isVisible()).isFalse();
            TestBrowser.switchDevice(page);
            assertThat(page.locator("#difference").isVisible()).isTrue();
            page.setInputFiles("#file", WALL);
            page.waitForSelector("text=" + SyntheticScene.FACES + " faces.");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void theCamerasFacesAreFoundLive() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            TestBrowser.switchDevice(page);
            page.click("#camera");
            page.waitForCondition(() -> page.locator("#faces table").count() == SyntheticScene.FACES);
            TestBrowser.screenshot(page, "device-camera");
            Object first = page.evaluate(TestBrowser.DRAWN);
            page.waitForCondition(() -> !page.evaluate(TestBrowser.DRAWN).equals(first)); // another frame
            page.click("#camera");
            page.waitForSelector("text=The camera is off.");
        }
    }
}
