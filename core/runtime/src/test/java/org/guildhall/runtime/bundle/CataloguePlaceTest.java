package org.guildhall.runtime.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.guildhall.api.error.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CataloguePlaceTest {
    @TempDir
    Path outer;

    private Path folder = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        folder = outer.resolve("catalogue");
        Files.createDirectories(folder.resolve("jars"));
        Files.writeString(outer.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("catalogue.json"), "index");
        Files.writeString(folder.resolve("jars/one.jar"), "one");
        Files.createSymbolicLink(folder.resolve("link.jar"), outer.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("up"), outer);
    }

    @Test
    void readsTheCatalogueAndWhatLiesBesideOrBelow() throws IOException {
        assertEquals("index", copy(CataloguePlace.INDEX, 5));
        assertEquals("one", copy("jars/one.jar", 3));
        assertEquals("one", copy("jars/../jars/one.jar", 3));
    }

    @Test
    void nothingLeadsOutOfTheFolder() {
        for (String file : new String[] {
            "../secret.txt",
            "link.jar",
            "up/secret.txt",
            outer + "/secret.txt",
            "https://example.org/one.jar",
            "../no-such-file"
        }) {
            assertEquals("catalogue.elsewhere", refusal(file, 100), file);
        }
    }

    @Test
    void whatIsMissingOrLargerIsRefused() {
        assertEquals("catalogue.missing", refusal("jars/two.jar", 100));
        assertEquals("catalogue.missing", refusal("jars", 100));
        assertEquals("catalogue.too-large", refusal("jars/one.jar", 2));
    }

    @Test
    void anAddressIsOneOfHttpsWithoutAName() {
        for (Map.Entry<String, String> source : Map.of(
                        "", "catalogue.none",
                        "http://example.org/catalogue.json", "catalogue.https",
                        "file:///etc/passwd", "catalogue.https",
                        "https:///catalogue.json", "catalogue.https",
                        "https://who:why@example.org/catalogue.json", "catalogue.user",
                        "https://example.org/a b", "catalogue.source")
                .entrySet()) {
            assertEquals(
                    source.getValue(),
                    assertThrows(RefusedException.class, () -> CataloguePlace.of(source.getKey(), outer, 1))
                            .textKey(),
                    source.getKey());
        }
        assertInstanceOf(CatalogueServer.class, CataloguePlace.of("https://example.org/catalogue.json", outer, 1));
    }

    @Test
    void filesOfAServerAreOfThatServerAlone() {
        CataloguePlace place = CataloguePlace.of("https://example.org/portals/catalogue.json", outer, 1);
        for (String file : new String[] {
            "http://example.org/one.jar",
            "https://example.com/one.jar",
            "//example.com/one.jar",
            "https://example.org:8443/one.jar",
            "https://who@example.org/one.jar",
            "file:///etc/passwd",
            "a:b"
        }) {
            assertEquals(
                    "catalogue.elsewhere",
                    assertThrows(RefusedException.class, () -> place.copy(file, 1, new ByteArrayOutputStream()))
                            .textKey(),
                    file);
        }
    }

    private String copy(String file, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CataloguePlace.of("catalogue/catalogue.json", outer, 1).copy(file, most, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String refusal(String file, long most) {
        return assertThrows(RefusedException.class, () -> copy(file, most)).textKey();
    }
}
