package org.guildhall.runtime.health;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.document.DocumentSettings;
import org.guildhall.runtime.document.ScanHealth;
import org.guildhall.runtime.instance.BaseAddress;
import org.guildhall.runtime.mail.MailRoute;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a live instance cannot do without and nobody has set yet; a test instance works with what is preset. Of both, what is wrong
 * with the malware scanner and what it found.
 */
@Component(service = Health.class)
public final class InstanceHealth implements Health {
    private static final String MADE_UP = "@example.org";
    private static final String THIS_MACHINE = "localhost";

    private final Instance instance;
    private final MailRoute mail;
    private final Settings<DocumentSettings> uploads;
    private final BooleanSupplier scanner;
    private final Supplier<List<HealthProblem>> scans;

    /** Looks at these. */
    @Activate
    public InstanceHealth(
            @Reference Instance instance,
            @Reference MailRoute mail,
            @Reference SettingsSource settings,
            @Reference ScanHealth scans) {
        this(instance, mail, settings, scans::hasScanner, scans::problems);
    }

    /** With a scanner or without, and with what is wrong with that. */
    InstanceHealth(
            Instance instance,
            MailRoute mail,
            SettingsSource settings,
            BooleanSupplier scanner,
            Supplier<List<HealthProblem>> scans) {
        this.instance = instance;
        this.mail = mail;
        this.uploads = settings.of(DocumentSettings.class);
        this.scanner = scanner;
        this.scans = scans;
    }

    @Override
    public List<HealthProblem> problems() {
        List<HealthProblem> problems = new ArrayList<>();
        if (!instance.test()) {
            unset(problems);
        }
        problems.addAll(scans.get());
        return problems;
    }

    private void unset(List<HealthProblem> problems) {
        if (!mail.hasServer()) {
            problems.add(HealthProblem.of("health.problem.mail"));
        }
        CouncilSettings council = instance.council();
        String base = instance.baseAddress();
        // one that the certificate gave will do
        if (BaseAddress.read(base)
                .filter(address -> address.getScheme().equals("https")
                        && !address.getHost().equals(THIS_MACHINE))
                .isEmpty()) {
            problems.add(HealthProblem.of("health.problem.base", base));
        }
        if (!scanner.getAsBoolean() && !uploads.get().allowUnscanned()) {
            problems.add(HealthProblem.of("health.problem.uploads"));
        }
        if (council.senderAddress().endsWith(MADE_UP)) {
            problems.add(HealthProblem.of("health.problem.sender", council.senderAddress()));
        }
    }
}
