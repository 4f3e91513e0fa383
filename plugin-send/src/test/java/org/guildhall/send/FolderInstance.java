package org.guildhall.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.settings.SettingsValues;
import org.guildhall.runtime.text.Catalogue;
import org.guildhall.runtime.text.TextCatalogues;

/** An instance over a folder. */
public record FolderInstance(Path dataFolder, boolean test) implements Instance {
    /** A test instance. */
    public FolderInstance(Path dataFolder) {
        this(dataFolder, true);
    }

    @Override
    public String baseAddress() {
        return "http://localhost:9250";
    }

    @Override
    public Path folder(String name) {
        try {
            return Files.createDirectories(dataFolder.resolve(name));
        } catch (IOException unmade) {
            throw new UncheckedIOException(unmade);
        }
    }

    @Override
    public CouncilSettings council() {
        return SettingsValues.of(CouncilSettings.class, "org.guildhall.council", null);
    }

    /** The texts of core and of this portal. */
    public Texts texts() {
        List<URL> files = new ArrayList<>();
        for (String language : List.of("en", "cy")) {
            for (String core : List.of("runtime", "runtime-identity", "runtime-roles")) {
                URL file = Texts.class.getResource("/texts/" + core + "." + language + ".properties");
                if (file != null) {
                    files.add(file);
                }
            }
            for (String own : List.of(
                    "send", "record", "clock", "message", "document", "action", "request", "needs-assessment")) {
                files.add(url(Path.of("src/main/resources/texts/" + own + "." + language + ".properties")));
            }
        }
        return new TextCatalogues(this, dataFolder.resolve("texts"), List.of(Catalogue.read(files)));
    }

    /** The address of a file of this module. */
    public static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
