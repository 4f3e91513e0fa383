package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** That a page can fail: what {@link Looks} must find is planted. */
class LooksTest {
    private static final String FAULTLESS = "<p>Good morning.</p>";

    @Test
    void aPageWithoutFaultsPasses() {
        check(FAULTLESS);
    }

    @Test
    void anImageWithoutAltIsFound() {
        finds("image-alt", ", 320 px wide", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>");
    }

    @Test
    void tooLittleContrastIsFoundInEachScheme() {
        finds("color-contrast", ", 320 px wide", "<p style='color: light-dark(#aaa, #ddd)'>Pale</p>");
        finds("color-contrast", ", dark", "<p style='color: light-dark(#222, #444)'>Dim</p>");
    }

    @Test
    void whatIsWrongOnNarrowOrOnWideScreensAloneIsFound() {
        String pale = "<style>p { color: light-dark(#222, #ddd) } @media (%s: 600px) { p { color: #999 } }</style>";
        finds("color-contrast", ", 320 px wide", pale.formatted("max-width") + FAULTLESS);
        finds("color-contrast", ", light", pale.formatted("min-width") + FAULTLESS);
        finds("scrolls sideways at 320 px", "", "<div style='width: 400px'>Too wide</div>");
    }

    private static void finds(String what, String where, String fault) {
        AssertionError found = assertThrows(AssertionError.class, () -> check(fault));
        String message = String.valueOf(found.getMessage());
        assertTrue(message.contains(what) && message.contains("planted" + where), message);
    }

    private static void check(String part) {
        try (BrowserContext profile = Chrome.person()) {
            Page page = profile.newPage();
            page.setContent("<!doctype html><html lang='en'><head><title>Planted</title>"
                    // axe takes a page without a background of its own for white, in the dark too
                    + "<style>:root { color-scheme: light dark; background: light-dark(#fff, #121212) }</style></head>"
                    + "<body><main><h1>Planted</h1>" + part + "</main></body></html>");
            Looks.check(page, "planted");
        }
    }
}
