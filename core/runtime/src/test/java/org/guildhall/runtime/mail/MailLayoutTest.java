package org.guildhall.runtime.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a template becomes. */
class MailLayoutTest {
    @Test
    void escapesValuesInTheHtmlPartAlone() {
        Written mail = write("Subject: S\n\nDear {name},", Map.of("name", "<b>\"O'Neil\" & Co</b>"));
        assertTrue(mail.html().contains("Dear &lt;b&gt;&quot;O&#39;Neil&quot; &amp; Co&lt;/b&gt;,"), mail.html());
        assertFalse(mail.html().contains("<b>"));
        assertTrue(mail.text().startsWith("Dear <b>\"O'Neil\" & Co</b>,\n"), mail.text());
    }

    @Test
    void neverReadsAValueAsTemplate() {
        Written mail = write(
                "Subject: S\n\n{words}",
                Map.of("words", "## {code} [[Click|{link}]]", "code", "482913", "link", "https://evil.example"));
        assertTrue(mail.text().startsWith("## {code} [[Click|{link}]]\n"), mail.text());
        assertFalse(mail.html().contains("482913"));
        assertFalse(mail.html().contains("<a "));
    }

    @Test
    void makesAButtonOfALabelledLink() {
        Written mail =
                write("Subject: S\n\n[[Sign in & go|{link}]]", Map.of("link", "https://a.example/x?token=1&y=\"2"));
        assertTrue(mail.html().contains("<a href=\"https://a.example/x?token=1&amp;y=&quot;2\""), mail.html());
        assertTrue(mail.html().contains(">Sign in &amp; go</a>"));
        assertTrue(mail.text().startsWith("Sign in & go: https://a.example/x?token=1&y=\"2\n"), mail.text());
    }

    @Test
    void linksAnAddressButNothingThatAScriptCouldHideIn() {
        Written mail = write(
                "Subject: S\n\nHere: {link}\n\n{other}", Map.of("link", "http://localhost/a", "other", "javascript:x"));
        assertTrue(mail.html().contains("<a href=\"http://localhost/a\""), mail.html());
        assertFalse(mail.html().contains("href=\"javascript"), mail.html());
        assertThrows(
                IllegalArgumentException.class,
                () -> write("Subject: S\n\n[[Go|{link}]]", Map.of("link", "javascript:alert(1)")));
    }

    @Test
    void showsACodeLarge() {
        for (String code : new String[] {"{code}", "## {code}"}) {
            Written mail = write("Subject: S\n\n" + code, Map.of("code", "482913"));
            assertTrue(mail.html().contains("letter-spacing:2px\">482913</p>"), mail.html());
            assertTrue(mail.text().startsWith("482913\n"), mail.text());
        }
    }

    @Test
    void makesAListOfLinesWithDashes() {
        Written mail = write("Subject: S\n\n- {one}\n- two", Map.of("one", "<1>"));
        assertTrue(mail.html().contains("<li>&lt;1&gt;</li><li>two</li>"), mail.html());
        assertTrue(mail.text().startsWith("- <1>\n- two\n"), mail.text());
    }

    @Test
    void leavesOutAParagraphWithoutWords() {
        Written mail = write("Subject: S\n\nOne\n\n{words}\n\nTwo", Map.of("words", " "));
        assertTrue(mail.text().startsWith("One\n\nTwo\n\nPortals\n"), mail.text());
    }

    @Test
    void refusesAPlaceholderWithoutAValue() {
        assertThrows(IllegalArgumentException.class, () -> write("Subject: S\n\n{nobody}", Map.of()));
        assertThrows(IllegalStateException.class, () -> write("Dear all", Map.of()));
    }

    @Test
    void isReadableInAnyCouncilsColour() {
        assertEquals("#ffffff", MailColour.of("#1d4f7c").words());
        assertEquals(MailColour.INK, MailColour.of("#ffdd00").words());
        assertEquals("#1d4f7c", MailColour.of("red;background:url(x)").ground());
    }

    private static Written write(String template, Map<String, String> values) {
        MailTemplate read = MailTemplate.read("test", template);
        MailLayout.Frame frame =
                new MailLayout.Frame("Council & Co", "Portals", "#1d4f7c", Locale.UK, List.of("Do not reply"));
        return new Written(MailLayout.text(read, values, frame), MailLayout.html(read, values, frame));
    }

    private record Written(String text, String html) {}
}
