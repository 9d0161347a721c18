package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.mien.serve.request.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives the page many files, and files that the server refuses, in a real browser; part of the profile {@code browser}. */
class FilesInBrowserTest {
    /** The limit of the server; pictures of 300x200 are larger. */
    private static final int PIXELS = 50_000;

    private static final FilePayload[] THREE = {file("a.png", 300), file("b.png", 200), file("c.png", 100)};

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static TestBrowser browser;

    @AutoClose
    private static MienServer server;

    private static FilePayload file(String name, int width) {
        return new FilePayload(name, "image/png", TestPictures.png(width, 100));
    }

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        Limits limits = ServerFixture.limits(1 << 20, PIXELS, 8, 16, Duration.ofMinutes(1));
        server = RandomServer.startWithAnalysis(folder, limits);
    }

    @AfterEach
    void thereWereNoErrors() {
        assertThat(browser.takeErrors()).isEmpty();
    }

    /** Holds the requests to the server back, until the test lets each of them go on. */
    private static List<Route> held(Page page) {
        List<Route> held = new ArrayList<>();
        page.route("**/v1/analyze*", held::add);
        return held;
    }

    private static void goOn(Page page, List<Route> held, int request) {
        page.waitForCondition(() -> held.size() > request);
        held.get(request).resume();
    }

    @Test
    void howFarSeveralFilesAreIsToldAndTheOneThatIsChosenStaysInView() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<Route> held = held(page);
            page.setInputFiles("#file", THREE);
            page.waitForSelector("text=0 of 3 files read: 0 faces.");
            goOn(page, held, 0);
            page.waitForSelector("text=1 of 3 files read: 1 face.");
            goOn(page, held, 1);
            page.click("text=a.png (1)");
            page.waitForCondition(() ->
                    page.evaluate("document.getElementById('picture').width").equals(300));
            goOn(page, held, 2);
            page.waitForSelector("text=3 files read: 3 faces.");
            assertThat(page.evaluate("document.getElementById('picture').width"))
                    .isEqualTo(300);
            assertThat(page.locator("#pictures [aria-pressed=true]").allInnerTexts())
                    .containsExactly("a.png (1)");
            assertThat(page.isVisible("#stop")).isFalse();
        }
    }

    @Test
    void severalFilesCanBeStoppedInBetween() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            List<Route> held = held(page);
            page.setInputFiles("#file", THREE);
            page.waitForCondition(() -> held.size() == 1);
            page.click("#stop");
            goOn(page, held, 0);
            page.waitForSelector("text=1 of 3 files read: 1 face.");
            page.waitForSelector("table");
            assertThat(page.isVisible("#stop")).isFalse();
            assertThat(held).hasSize(1);
        }
    }

    @Test
    void aFolderThatIsDroppedIsReadWithTheFoldersInIt() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.write(photos.resolve("b.png"), TestPictures.png(120, 90));
        Files.writeString(photos.resolve("notes.txt"), "not a picture");
        Files.write(Files.createDirectories(photos.resolve("a")).resolve("deep.png"), TestPictures.png(90, 120));
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            drop(page, photos);
            page.waitForSelector("text=2 files read: 2 faces.");
            assertThat(page.locator("#pictures button").allInnerTexts()).containsExactly("deep.png (1)", "b.png (1)");
        }
    }

    /** As the browser reports what comes from a file manager. */
    private static void drop(Page page, Path file) {
        CDPSession session = page.context().newCDPSession(page);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            Map<String, Object> data =
                    Map.of("items", List.of(), "files", List.of(file.toString()), "dragOperationsMask", 1);
            Map<String, Object> event = Map.of("type", type, "x", 300, "y", 350, "data", data);
            session.send("Input.dispatchDragEvent", new Gson().toJsonTree(event).getAsJsonObject());
        }
        session.detach();
    }

    @Test
    void whatTheServerRefusesCanBeReadOnThisDevice() {
        try (Page page = browser.open(server, 1280, ColorScheme.LIGHT)) {
            page.setInputFiles("#file", new FilePayload("large.png", "image/png", TestPictures.png(300, 200)));
            page.waitForSelector("text=large.png: a picture of 300x200, that is 60000 pixels; the limit is " + PIXELS);
            page.waitForSelector("text=This browser can read it: switch on “On this device”.");
            page.setChecked("#device", true);
            page.waitForSelector("text=1 face.");
            browser.forgive("400"); // the browser's own line about the refusal
        }
    }
}
