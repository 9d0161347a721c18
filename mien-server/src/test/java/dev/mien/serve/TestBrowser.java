package dev.mien.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser with a camera that is none; part of the profile {@code browser}. */
final class TestBrowser implements AutoCloseable {
    /** What the canvas shows. */
    static final String DRAWN = "document.getElementById('picture').toDataURL()";

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();

    private TestBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser, or skips the test where there is none. */
    static TestBrowser launch(String... arguments) {
        Optional<Path> executable = Stream.concat(Stream.ofNullable(System.getenv("MIEN_BROWSER")), BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(executable.isPresent(), "no browser here: install Debian's chromium to run this test");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> all = new ArrayList<>(
                List.of("--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"));
        all.addAll(List.of(arguments));
        return new TestBrowser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.get())
                                .setArgs(all)));
    }

    /** The server's page. */
    Page open(MienServer at, int width, ColorScheme scheme) {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 800).setColorScheme(scheme));
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.onPageError(errors::add);
        page.navigate(at.address() + "/");
        return page;
    }

    /** What the pages complained about since the last call. */
    List<String> takeErrors() {
        List<String> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    /** Forgets the complaints with that text in them. */
    void forgive(String text) {
        errors.removeIf(error -> error.contains(text));
    }

    /** Lets the page read pictures itself from now on. */
    static void switchDevice(Page page) {
        page.setChecked("#device", true);
        page.waitForSelector("text=sent nowhere");
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
