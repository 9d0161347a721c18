package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.mien.LabelSet;
import dev.mien.testing.RandomModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the page in a real browser; part of the profile {@code browser}. */
class PageInBrowserTest {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final FilePayload PICTURE = new FilePayload("face.png", "image/png", TestPictures.png(300, 200));

    @TempDir
    static Path folder = Path.of("");

    private static MienServer server;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void start() {
        Optional<Path> executable = Stream.concat(Stream.ofNullable(System.getenv("MIEN_BROWSER")), BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(executable.isPresent(), "no browser here: install Debian's chromium to run this test");
        server = server(new ServerOptions.Guard(Optional.empty(), List.of()));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream")));
    }

    private static MienServer server(ServerOptions.Guard guard) {
        Path points = RandomModels.keypoints(folder.resolve("points.onnx"), 1);
        Path seven = RandomModels.expression(folder.resolve("seven.onnx"), LabelSet.SEVEN, 2);
        return MienServer.start(
                ServerFixture.options().withGuard(guard).withAnalysis(ServerFixture.analysis(points, seven)));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
            server.close();
        }
    }

    private Page open(MienServer at, int width, ColorScheme scheme) {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 800).setColorScheme(scheme));
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.onPageError(errors::add);
        page.navigate(at.address() + "/");
        return page;
    }

    @AfterEach
    void thereWereNoErrors() {
        assertThat(errors).isEmpty();
    }

    private static void assertRead(Page page) {
        page.waitForSelector("table");
        assertThat(page.locator("#faces tr").count()).isEqualTo(7);
        assertThat(page.locator("canvas").getAttribute("aria-label")).isEqualTo("The picture with 1 face marked");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void aChosenPictureIsReadAndAllCanUseThePage(int width, ColorScheme scheme) {
        try (Page page = open(server, width, scheme)) {
            page.setInputFiles("#file", PICTURE);
            assertRead(page);
            assertThat(page.locator("#status").textContent()).isEqualTo("1 face.");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "page-" + width + "-" + scheme + ".png")));
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void aPastedPictureIsRead() {
        try (Page page = open(server, 1280, ColorScheme.LIGHT)) {
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
        try (Page page = open(server, 1280, ColorScheme.LIGHT)) {
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
        try (Page page = open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", new FilePayload("a.png", "image/png", new byte[] {1, 2, 3}));
            page.waitForSelector("text=This is no picture");
        }
    }

    @Test
    void aTokenIsAskedForAndUsed() {
        try (MienServer guarded = server(new ServerOptions.Guard(Optional.of("secret"), List.of()));
                Page page = open(guarded, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", PICTURE);
            page.waitForSelector("#token");
            page.keyboard().type("secret");
            page.keyboard().press("Enter");
            assertRead(page);
            errors.removeIf(error -> error.contains("401")); // the browser's own line about the first answer
        }
    }
}
