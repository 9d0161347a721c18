package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.mien.LabelSet;
import dev.mien.testing.RandomModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    private static MienServer server;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        server = server(new ServerOptions.Guard(Optional.empty(), List.of()));
    }

    private static MienServer server(ServerOptions.Guard guard) {
        Path points = RandomModels.keypoints(folder.resolve("points.onnx"), 1);
        Path seven = RandomModels.expression(folder.resolve("seven.onnx"), LabelSet.SEVEN, 2);
        return MienServer.start(
                ServerFixture.options().withGuard(guard).withAnalysis(ServerFixture.analysis(points, seven)));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @AfterEach
    void thereWereNoErrors() {
        assertThat(browser.takeErrors()).isEmpty();
    }

    private static void assertRead(Page page) {
        page.waitForSelector("table");
        assertThat(page.locator("#faces tr").count()).isEqualTo(7);
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
            assertRead(page);
            assertThat(shares(page)).isEqualTo(byServer);
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
            assertRead(page);
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
    void whatIsNoPictureIsSaid() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", new FilePayload("a.png", "image/png", new byte[] {1, 2, 3}));
            page.waitForSelector("text=This is no picture");
        }
    }

    @Test
    void aTokenIsAskedForAndUsed() {
        try (MienServer guarded = server(new ServerOptions.Guard(Optional.of("secret"), List.of()));
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
