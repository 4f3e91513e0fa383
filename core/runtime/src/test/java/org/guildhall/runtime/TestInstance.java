package org.guildhall.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.runtime.settings.SettingsValues;

/** An instance over a folder of the test. */
public record TestInstance(Path dataFolder, boolean test) implements Instance {
    @Override
    public String baseAddress() {
        return "http://localhost";
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
}
