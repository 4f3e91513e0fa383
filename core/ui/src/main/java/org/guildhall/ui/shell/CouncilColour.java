package org.guildhall.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Dictionary;
import java.util.Optional;
import java.util.OptionalDouble;
import org.guildhall.api.error.RefusedException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a council colour without enough contrast the moment it is set, by whatever way: the one before goes back into the
 * settings, and administrators are told why (SPEC A1).
 */
@Component(
        service = {CouncilColour.class, SynchronousConfigurationListener.class},
        immediate = true)
public final class CouncilColour implements SynchronousConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(CouncilColour.class);
    private static final String PID = "org.guildhall.council";
    private static final String COLOUR = "colour";

    private final ConfigurationAdmin configurations;
    private String held = BrandColour.STANDARD;
    private @Nullable RefusedException refusal;
    private boolean putsBack;

    /** Looks at what was set while nothing ran. */
    @Activate
    public CouncilColour(@Reference ConfigurationAdmin configurations) {
        this.configurations = configurations;
        look();
    }

    /** Why the colour that was set last was refused; empty while the one set last holds. */
    public synchronized Optional<RefusedException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (PID.equals(event.getPid())) {
            look();
        }
    }

    private synchronized void look() {
        if (putsBack) {
            return;
        }
        try {
            Configuration[] found = configurations.listConfigurations("(service.pid=" + PID + ")");
            Dictionary<String, Object> settings = found == null || found.length == 0 ? null : found[0].getProperties();
            String colour = settings == null || settings.get(COLOUR) == null
                    ? BrandColour.STANDARD
                    : settings.get(COLOUR).toString();
            refusal = problem(colour, held).orElse(null);
            if (refusal == null) {
                held = colour;
            } else if (found != null && settings != null) {
                putBack(found[0], settings, colour);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void putBack(Configuration configuration, Dictionary<String, Object> settings, String refused)
            throws IOException {
        LOG.warn(
                "The council colour {} is refused, {} stays: {}",
                refused,
                held,
                BrandColour.contrastOnWhite(refused).isEmpty()
                        ? "it is not written as #RRGGBB"
                        : "its contrast with white is " + told(refused) + ":1, at least 4.5:1 is needed (WCAG 2.2 AA)");
        settings.put(COLOUR, held);
        putsBack = true;
        try {
            configuration.update(settings);
        } finally {
            putsBack = false;
        }
    }

    /** What is wrong with a colour that is to take the other's place. */
    static Optional<RefusedException> problem(String colour, String held) {
        OptionalDouble contrast = BrandColour.contrastOnWhite(colour);
        if (contrast.isEmpty()) {
            return Optional.of(new RefusedException("ui.colour.form", colour, held));
        }
        return contrast.getAsDouble() >= BrandColour.ENOUGH
                ? Optional.empty()
                : Optional.of(new RefusedException(
                        "ui.colour.contrast", colour, told(colour), Double.toString(BrandColour.ENOUGH), held));
    }

    /** Rounded down, so that no refused colour is told to have just enough. */
    private static String told(String colour) {
        return BigDecimal.valueOf(BrandColour.contrastOnWhite(colour).orElse(0))
                .setScale(2, RoundingMode.FLOOR)
                .toPlainString();
    }
}
