package org.guildhall.product;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one browser of a test run. */
public final class Chrome {
    /** Of a server that has just started on a machine with much else to do. */
    private static final int PATIENCE_MILLIS = 60_000;

    static final int WIDTH = 1280;
    static final int HEIGHT = 900;

    private static final long CLOSE_SECONDS = 30;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    /**
     * What Playwright switches off, for the last such switch alone counts, and the pages that Chromium makes for the address bar of
     * each profile: nobody sees them, and they took 0.9 of the 1.2 processor seconds that a profile costs.
     */
    private static final List<String> WITHOUT = List.of(
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BlockOriginHeaderModificationOnRedirect",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "OptimizationHints",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "Translate");

    private Chrome() {}

    /** A browser profile of its own, as a second person's would be. */
    public static synchronized BrowserContext person() {
        Browser running = browser;
        if (running == null || !running.isConnected()) {
            running = playwright()
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(arguments()));
            browser = running;
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }
        BrowserContext context = running.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(WIDTH, HEIGHT)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=" + String.join(",", WITHOUT)));
        if (!System.getProperty("guildhall.server.options", "").isBlank()) {
            // nor does a page of some seconds repay a thorough compiler: it took an eighth of the processor time of
            // each; benchmarks keep it
            arguments.add("--js-flags=--no-opt --no-maglev");
        }
        return arguments;
    }

    private static Playwright playwright() {
        Playwright made = playwright;
        if (made == null) {
            made = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            playwright = made;
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
        }
        return made;
    }

    /**
     * Closes a profile. Chromium may wait without end where the server leads a tab away at that moment: then the browser is ended,
     * and the next person gets a new one.
     */
    static void close(BrowserContext profile) {
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> endIfNotIn(closed));
        try {
            profile.close();
        } catch (PlaywrightException gone) {
            Browser running = profile.browser();
            if (running != null && running.isConnected()) {
                throw gone;
            }
        } finally {
            closed.countDown();
        }
    }

    private static void endIfNotIn(CountDownLatch closed) {
        try {
            if (!closed.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Chromium does not close a profile; it is ended");
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info()
                                .command()
                                .filter(command -> command.contains("chrom"))
                                .isPresent())
                        .forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first tab of a new person. */
    public static Page page() {
        return person().newPage();
    }

    private static Path executable() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is needed: apt-get install chromium"));
    }
}
