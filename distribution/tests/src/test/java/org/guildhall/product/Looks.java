package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Judges how a page looks: accessibility by axe, narrow and wide, light and dark; no sideways scrolling at 320 px; screenshots. */
final class Looks {
    private static final Path SCREENS = Path.of("..", "target", "screens");
    private static final String AXE = axe();
    /** How wide the page is where it is wider than the window, and what reaches out of it. */
    private static final String WIDE = """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) {
                return '';
              }
              const wide = [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1 && one.checkVisibility());
              return root.scrollWidth + ' > ' + root.clientWidth + ': '
                + wide.slice(0, 6).map(one => one.outerHTML.slice(0, 120)).join('\\n');
            }""";

    /** Selectors are for a report that is not made here. */
    private static final String RUN = """
            async rules => {
              const result = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], selectors: false });
              return result.violations.map(found => found.id + ' (' + found.impact + '): ' + found.help + '\\n'
                + found.nodes.map(node => '    ' + node.html + '\\n    ' + node.failureSummary.replaceAll('\\n', ' ')).join('\\n'));
            }""";

    private static final Map<String, Object> ALL = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    /** The rules that look at colours: in the dark nothing else changes. */
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    private Looks() {}

    /** Checks the page as it stands and writes its screenshots under this name. */
    static void check(Page page, String name) {
        try {
            page.setViewportSize(320, 800);
            assertNoSidewaysScrolling(page, name);
            shoot(page, name + "-320");
            assertAccessible(page, name + ", 320 px wide");
            page.setViewportSize(1280, 900);
            shoot(page, name + "-1280");
            assertAccessible(page, name + ", light");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertNoViolation(page, name + ", dark", COLOURS);
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.setViewportSize(1280, 900);
        }
    }

    static void assertNoSidewaysScrolling(Page page, String name) {
        assertEquals("", page.evaluate(WIDE), name + " scrolls sideways at 320 px");
    }

    static void assertAccessible(Page page, String name) {
        assertNoViolation(page, name, ALL);
    }

    private static void assertNoViolation(Page page, String name, Map<String, Object> rules) {
        if (!(boolean) page.evaluate("() => !!window.axe")) {
            page.evaluate(AXE);
        }
        @SuppressWarnings("unchecked")
        List<String> violations = (List<String>) page.evaluate(RUN, rules);
        assertEquals("", String.join("\n", violations), "axe on " + name);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static String axe() {
        try (InputStream script = Looks.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
