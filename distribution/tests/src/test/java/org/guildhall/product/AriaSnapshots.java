package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What screen readers find on pages, kept as text and reviewed with each change: {@code -Dguildhall.aria=renew} writes it anew,
 * for the difference to be read before it is committed.
 */
final class AriaSnapshots {
    private static final Path FOLDER = Path.of("src", "test", "resources", "aria");

    private final StringBuilder pages = new StringBuilder();

    /** Adds the main part of a page as it is now, under a name. */
    void add(Page page, String name) {
        pages.append("# ").append(name).append('\n');
        page.getByRole(AriaRole.MAIN)
                .ariaSnapshot()
                .lines()
                // what was typed, and when it was kept, is not what is reviewed
                .map(line -> line.replaceAll("(textbox \"[^\"]*\"( \\[[a-z]+])*): .*", "$1"))
                // another draft has another number
                .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "DRAFT"))
                .filter(line -> !line.strip().equals("- paragraph: Saved"))
                .forEach(line -> pages.append(line).append('\n'));
        pages.append('\n');
    }

    /** Asserts that the pages are as they were reviewed. */
    void assertReviewed(String name) {
        Path kept = FOLDER.resolve(name + ".txt");
        try {
            if ("renew".equals(System.getProperty("guildhall.aria"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(kept, pages);
            }
            assertEquals(Files.readString(kept), pages.toString(), "as reviewed in " + kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
