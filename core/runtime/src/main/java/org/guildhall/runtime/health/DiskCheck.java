package org.guildhall.runtime.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;

/** How much room the data folder has. */
final class DiskCheck implements Supplier<HealthPart> {
    static final String NAME = "disk";
    private static final long GIGABYTE = 1_000_000_000;
    private static final long LITTLE = 2 * GIGABYTE;
    private static final long HARDLY_ANY = GIGABYTE / 4;

    private final Path folder;

    DiskCheck(Path folder) {
        this.folder = folder;
    }

    @Override
    public HealthPart get() {
        try {
            return told(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static HealthPart told(long free) {
        String size = new BigDecimal(free)
                .divide(new BigDecimal(GIGABYTE), 1, RoundingMode.DOWN)
                .toPlainString();
        if (free >= LITTLE) {
            return HealthPart.good(NAME, "health.disk.free", size);
        }
        return new HealthPart(
                NAME,
                free >= HARDLY_ANY ? HealthPart.State.ATTENTION : HealthPart.State.BAD,
                HealthProblem.of("health.disk.free", size),
                HealthProblem.of("health.disk.little.advice"));
    }
}
