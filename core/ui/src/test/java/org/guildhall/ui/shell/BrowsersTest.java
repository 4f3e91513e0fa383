package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BrowsersTest {
    @Test
    void namesBrowserAndSystem() {
        assertEquals(
                "Firefox, Windows",
                Browsers.name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        assertEquals(
                "Edge, Windows",
                Browsers.name(
                        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"));
        assertEquals(
                "Safari, iPhone",
                Browsers.name(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"));
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertEquals("", Browsers.name("<script>alert(1)</script>"));
    }
}
