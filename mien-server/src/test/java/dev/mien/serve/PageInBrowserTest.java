package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the page in a real browser; part of the profile {@code browser}. */
class PageInBrowserTest {
    private static final FilePayload PICTURE = new FilePayload("face.png", "image/png", TestPictures.png(300, 200));

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static TestBrowser browser;

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        server = server(ServerOptions.Guard.defaults());
    }

    private static MienServer server(ServerOptions.Guard guard) {
        return MienServer.start(ServerFixture.options().withGuard(guard).withAnalysis(RandomServer.analysis(folder)));
    }

    @AfterEach
    void thereWereNoErrors() {
        assertThat(browser.takeErrors()).isEmpty();
    }

    private static void assertRead(Page page) {
        assertRead(page, 9); // seven classes, how far the mouth is open, the head's pose
    }

    private static void assertReadOnDevice(Page page) {
        assertRead(page, 7); // which measures nothing
    }

    private static void assertRead(Page page, int rows) {
        page.waitForSelector("table");
        assertThat(page.locator("#faces tr").count()).isEqualTo(rows);
        assertThat(page.locator("canvas").getAttribute("aria-label")).isEqualTo("The picture with 1 face marked");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void aChosenPictureIsReadAndAllCanUseThePage(int width, ColorScheme scheme) {
        try (Page page = browser.open(server, width, scheme)) {
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            assertThat(page.locator("#status").textContent()).isEqualTo("1 face.");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            TestBrowser.screenshot(page, "page-" + width + "-" + scheme);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    /** The rows of the page's table, such as {@code happy 25 %}. */
    private static List<String> shares(Page page) {
        return page.locator("#faces tr").allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "375, DARK"})
    void onThisDeviceAPictureIsReadAsByTheServerAndGoesNowhere(int width, ColorScheme scheme) {
        try (Page page = browser.open(server, width, scheme)) {
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            List<String> byServer = shares(page);
            page.reload();
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> {
                if (!request.method().equals("GET")) {
                    sent.add(request.url());
                }
            });
            TestBrowser.switchDevice(page);
            page.setInputFiles("#file", PICTURE);
            assertReadOnDevice(page);
            assertThat(byServer).startsWith(shares(page).toArray(String[]::new)); // measures follow
            assertThat(sent).isEmpty();
            TestBrowser.screenshot(page, "device-" + width + "-" + scheme);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.setChecked("#device", false);
            page.waitForCondition(() -> sent.size() == 1);
        }
    }

    @Test
    void onThisDeviceTheNumbersAreTheServers() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            Object farthest = page.evaluate("""
                    async () => {
                      const canvas = new OffscreenCanvas(310, 170);
                      const context = canvas.getContext('2d');
                      for (let i = 0; i < 40; i++) {
                        context.fillStyle = `hsl(${47 * i} 80% ${2 * i}%)`;
                        context.fillRect(7 * i, (31 * i) % 150, 60, 40);
                      }
                      const picture = await canvas.convertToBlob();
                      const device = await (await import('./device.js')).open((path) => fetch(path));
                      const [here] = await device.read(await createImageBitmap(picture));
                      const answer = await fetch('/v1/analyze', { method: 'POST', body: picture });
                      const [there] = (await answer.json()).faces;
                      const numbers = ({ keypoints, expression }) =>
                        [...Object.values(keypoints).flat(), ...Object.values(expression.probabilities)];
                      const expected = numbers(there);
                      return Math.max(...numbers(here).map((number, i) => Math.abs(number - expected[i])));
                    }
                    """);
            assertThat(((Number) farthest).doubleValue()).isLessThan(0.002); // the server rounds to 3 places
        }
    }

    @Test
    void onThisDeviceTheCameraIsReadLive() {
        try (Page page = browser.open(server, 1280, ColorScheme.DARK)) {
            TestBrowser.switchDevice(page);
            page.click("#camera");
            assertReadOnDevice(page);
            Object first = page.evaluate(TestBrowser.DRAWN);
            page.waitForCondition(() -> !page.evaluate(TestBrowser.DRAWN).equals(first)); // another frame
            TestBrowser.screenshot(page, "camera-device");
            page.click("#camera");
            page.waitForSelector("text=The camera is off.");
        }
    }

    @Test
    void aPastedPictureIsRead() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.evaluate("""
                    async () => {
                      const canvas = new OffscreenCanvas(120, 90);
                      canvas.getContext('2d').fillRect(10, 10, 50, 50);
                      const data = new DataTransfer();
                      data.items.add(new File([await canvas.convertToBlob()], 'p.png', { type: 'image/png' }));
                      dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
                    }
                    """);
            assertRead(page);
        }
    }

    @Test
    void theCameraIsReadUntilItIsSwitchedOffByKeyboard() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.keyboard().press("Tab"); // the file
            page.keyboard().press("Tab"); // the camera
            page.keyboard().press("Enter");
            assertRead(page);
            assertThat(page.locator("#camera").getAttribute("aria-pressed")).isEqualTo("true");
            page.keyboard().press("Enter");
            page.waitForSelector("text=The camera is off.");
            assertThat(page.locator("#camera").getAttribute("aria-pressed")).isEqualTo("false");
        }
    }

    @Test
    void aCameraThatIsAllowedAfterSomethingElseWasBegunIsSwitchedOffAgain() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.evaluate("""
                    () => {
                      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                      navigator.mediaDevices.getUserMedia = async (wish) => {
                        await new Promise((allow) => (window.allow = allow));
                        return (window.late = await ask(wish));
                      };
                    }
                    """);
            page.click("#camera");
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            page.evaluate("window.allow()");
            page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(
                    "Boolean(window.late) && window.late.getTracks().every((track) => track.readyState === 'ended')")));
            assertThat(page.locator("#status").textContent()).isEqualTo("1 face.");
            assertThat(page.locator("#camera").getAttribute("aria-pressed")).isEqualTo("false");
        }
    }

    @Test
    void whatKeepsThePageFromACameraAnExampleOrAnAnswerIsSaidInWords() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.evaluate("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })");
            page.click("#camera");
            page.waitForSelector("text=over HTTPS");
            page.route("**/example.jpg", route -> route.abort());
            page.click("#example");
            page.waitForSelector("text=The example could not be loaded");
            page.route(
                    "**/v1/analyze*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(502)
                            .setContentType("text/html")
                            .setBody("<h1>Bad Gateway</h1>")));
            page.setInputFiles("#file", PICTURE);
            page.waitForSelector("text=did not answer as it should (502");
            browser.forgive("Failed to load resource"); // the browser's own lines
        }
    }

    @Test
    void whatTheBrowserCannotShowTheServerConverts() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", new FilePayload("scan.tif", "image/tiff", TestPictures.tiff(96, 96)));
            assertRead(page);
            assertThat(page.isVisible("canvas")).isTrue();
        }
    }

    @Test
    void whatIsNoPictureIsSaidAndNothingOfAnEarlierOneStays() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            page.setInputFiles("#file", new FilePayload("a.png", "image/png", new byte[] {1, 2, 3}));
            page.waitForSelector("text=cannot show this file");
            browser.forgive("Failed to load resource"); // the server cannot read it either
            assertThat(page.locator("table").count()).isZero();
            assertThat(page.isVisible("canvas")).isFalse();
            assertThat(page.isVisible("#actions")).isFalse();
        }
    }

    @Test
    void aFailingFileAfterAGoodOneClearsWhatTheGoodOneShowed() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            FilePayload broken = new FilePayload("broken.png", "image/png", new byte[] {1, 2, 3});
            page.setInputFiles("#file", new FilePayload[] {PICTURE, broken});
            page.waitForSelector("text=broken.png: The browser cannot show this file");
            browser.forgive("Failed to load resource"); // the server cannot read it either
            assertThat(page.locator("table").count()).isZero();
            assertThat(page.isVisible("canvas")).isFalse();
            assertThat(page.isVisible("#csv")).as("the good one's row").isTrue();
            assertThat(page.isVisible("#png")).as("no picture is shown").isFalse();
            page.click("text=face.png (1)");
            assertRead(page);
            assertThat(page.isVisible("#png")).isTrue();
        }
    }

    @Test
    void theExampleIsOneClickAway() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.click("#example");
            assertRead(page);
        }
    }

    @Test
    void severalPicturesAreReadAtOnceAndEachCanBeLookedAt() {
        try (Page page = browser.open(server, 375, ColorScheme.LIGHT)) {
            FilePayload other = new FilePayload("other.png", "image/png", TestPictures.png(120, 160));
            FilePayload broken = new FilePayload("broken.png", "image/png", new byte[] {1, 2, 3});
            page.setInputFiles("#file", new FilePayload[] {PICTURE, broken, other});
            page.waitForSelector("text=other.png (1)");
            assertThat(page.locator("#pictures button").allInnerTexts())
                    .containsExactly("face.png (1)", "broken.png (failed)", "other.png (1)");
            browser.forgive("Failed to load resource"); // the server cannot read it either
            assertThat(page.evaluate("document.getElementById('picture').width"))
                    .isEqualTo(120);
            page.click("text=face.png (1)");
            page.waitForCondition(() ->
                    page.evaluate("document.getElementById('picture').width").equals(300));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void whatWasReadCanBeTakenAlongInTheFormsOfTheCommandLine() throws IOException {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            Path json = page.waitForDownload(() -> page.click("#json")).path();
            assertThat(Files.readString(json))
                    .startsWith("{\"faces\":[{")
                    .contains("\"source\":\"face.png\"", "\"face\":1", "\"label\":", "\"nose_tip\":[");
            List<String> csv = Files.readAllLines(
                    page.waitForDownload(() -> page.click("#csv")).path());
            assertThat(csv).hasSize(2);
            assertThat(csv.get(0))
                    .startsWith("source,frame,time_s,track,face,left,top,right,bottom,detection_score,expression,"
                            + "confidence,anger,")
                    .contains("mouth_center_bottom_lip_x,mouth_center_bottom_lip_y,yaw,pitch,roll,");
            assertThat(page.innerText("#faces")).contains("mouth open", "head").doesNotContain("NaN");
            assertThat(csv.get(1)).startsWith("face.png,,,,1,0,0,300,200,");
            Path png = page.waitForDownload(() -> page.click("#png")).path();
            assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(300);
        }
    }

    @Test
    void aVideoIsReadOnThisDeviceFrameByFrame() throws IOException {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> {
                if (!request.method().equals("GET")) {
                    sent.add(request.url());
                }
            });
            page.evaluate("""
                    async () => {
                      const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
                      const context = canvas.getContext('2d');
                      const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
                      const parts = [];
                      recorder.ondataavailable = ({ data }) => parts.push(data);
                      const end = new Promise((done) => (recorder.onstop = done));
                      recorder.start();
                      for (let i = 0; i < 12; i++) {
                        context.fillStyle = `hsl(${30 * i} 80% 50%)`;
                        context.fillRect(0, 0, 160, 120);
                        await new Promise((later) => setTimeout(later, 50));
                      }
                      recorder.stop();
                      await end;
                      const data = new DataTransfer();
                      data.items.add(new File(parts, 'clip.webm', { type: 'video/webm' }));
                      dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
                    }
                    """);
            page.waitForSelector("text=frames read.");
            assertReadOnDevice(page);
            assertThat(page.isChecked("#device")).isTrue();
            List<String> csv = Files.readAllLines(
                    page.waitForDownload(() -> page.click("#csv")).path());
            assertThat(csv.get(1)).startsWith("clip.webm,0,0,,1,");
            // Such a recording does not say how long it is.
            assertThat(csv).hasSizeGreaterThan(4);
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void aTokenIsAskedForAndUsed() {
        try (MienServer guarded = server(ServerOptions.Guard.defaults().withToken("secret"));
                Page page = browser.open(guarded, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", PICTURE);
            page.waitForSelector("#token");
            page.keyboard().type("secret");
            page.keyboard().press("Enter");
            assertRead(page);
            browser.forgive("401"); // the browser's own line about the first answer
        }
    }
}
