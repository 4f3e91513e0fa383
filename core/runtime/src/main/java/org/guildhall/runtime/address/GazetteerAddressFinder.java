package org.guildhall.runtime.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.address.AddressesUnavailableException;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gazetteer, held in memory and read again when its file or its settings change. A test instance without a file uses a
 * made-up town.
 */
@Component(service = AddressFinder.class)
public final class GazetteerAddressFinder implements AddressFinder {
    private static final Logger LOG = LoggerFactory.getLogger(GazetteerAddressFinder.class);
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(2);
    private static final String MADE_UP = "made-up-town.csv";

    private final Path data;
    private final boolean test;
    private final Settings<GazetteerSettings> settings;
    private @Nullable Source read;
    private Map<String, List<Address>> addresses = Map.of();
    private long nextLook = System.nanoTime();

    @Activate
    public GazetteerAddressFinder(@Reference Instance instance, @Reference SettingsSource settings) {
        this(instance.dataFolder(), instance.test(), settings.of(GazetteerSettings.class));
    }

    /** A gazetteer below this folder; with another number of parameters, by which the container tells constructors apart. */
    GazetteerAddressFinder(Path data, boolean test, Settings<GazetteerSettings> settings) {
        this.data = data;
        this.test = test;
        this.settings = settings;
    }

    @Override
    public List<Address> byPostcode(String postcode) {
        return Postcode.format(postcode)
                .map(formatted -> current().getOrDefault(formatted, List.of()))
                .orElse(List.of());
    }

    private synchronized Map<String, List<Address>> current() {
        if (System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + LOOK_EVERY;
            try {
                look();
            } catch (IOException | RuntimeException unreadable) {
                if (read == null) {
                    throw new AddressesUnavailableException("The gazetteer cannot be read", unreadable);
                }
                LOG.error("The gazetteer cannot be read; the earlier one stays.", unreadable);
            }
        }
        return addresses;
    }

    private void look() throws IOException {
        GazetteerSettings now = settings.get();
        Path file = data.resolve(now.file());
        Source source = Files.isRegularFile(file)
                ? new Source(now, file, Files.getLastModifiedTime(file).toMillis(), Files.size(file))
                : new Source(now, null, 0, 0);
        if (source.equals(read)) {
            return;
        }
        if (source.file != null) {
            try (Reader csv = Files.newBufferedReader(source.file, StandardCharsets.UTF_8)) {
                addresses = GazetteerFile.read(csv, now);
            }
        } else {
            addresses = test ? madeUp(now) : Map.of();
        }
        read = source;
        LOG.info("The gazetteer holds {} postcodes.", addresses.size());
    }

    private static Map<String, List<Address>> madeUp(GazetteerSettings settings) throws IOException {
        try (InputStream csv = Objects.requireNonNull(GazetteerAddressFinder.class.getResourceAsStream(MADE_UP));
                Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8)) {
            return GazetteerFile.read(reader, settings);
        }
    }

    private record Source(
            GazetteerSettings settings, @Nullable Path file, long changed, long size) {}
}
