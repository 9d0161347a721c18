package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens reports in a real browser; part of the profile {@code browser}. */
class ReportInBrowserTest {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1280, 900, LIGHT", "1280, 900, DARK", "375, 740, LIGHT", "375, 740, DARK"})
    void allSectionsAreShownAndNothingIsWiderThanTheScreen(int width, int height, ColorScheme scheme)
            throws IOException {
        Path report = report();
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = browser.newPage(
                    new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme));
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage((ConsoleMessage message) -> errors.add(message.type() + ": " + message.text()));
            page.onPageError(errors::add);
            page.onRequestFailed(request -> errors.add("failed: " + request.url()));
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            page.navigate(report.resolve("index.html").toUri().toString());
            page.locator("summary").all().forEach(summary -> summary.click());
            page.locator("img").all().forEach(image -> image.scrollIntoViewIfNeeded());
            page.waitForCondition(() -> page.evaluate("[...document.images].every(i => i.complete)")
                    .equals(true)); // they load when in view

            assertThat(page.locator("main > section").count()).isEqualTo(6);
            page.locator("nav a").all().forEach(link -> {
                link.click();
                assertThat(page.locator(":target h2").isVisible()).isTrue();
            });
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(page.evaluate("[...document.images].filter(i => i.naturalWidth == 0).length"))
                    .isEqualTo(0);
            assertThat(requests)
                    .hasSizeGreaterThan(20)
                    .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void aPrintedPageIsBlackOnWhite() throws IOException {
        Path report = report();
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK));
            page.navigate(report.resolve("index.html").toUri().toString());
            String ground = "getComputedStyle(document.body).backgroundColor";
            assertThat(page.evaluate(ground)).isNotEqualTo("rgb(255, 255, 255)");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
            assertThat(page.locator("nav").isVisible()).isFalse();
        }
    }

    private Path report() throws IOException {
        RunDirectory run = TestRuns.run(folder.resolve("expression"), Task.EXPRESSION);
        RunDirectory other = TestRuns.run(folder.resolve("keypoints"), Task.KEYPOINTS);
        new RunReport(run, new ModelOptions(1, false), Optional.of(ModelOrigin.file(other.best())), rows -> {})
                .write(TestRuns.data(Task.EXPRESSION));
        return run.report();
    }

    private static Playwright playwright() {
        assumeTrue(executable().isPresent(), "no browser here: install Debian's chromium to run this test");
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("MIEN_BROWSER")), BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
