package org.guildhall.finance.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells officers who want to know that a run refused lines; without what stands in them. */
@Component(service = ImportReports.class)
public final class ImportReports {
    private final Accounts accounts;
    private final Mails mails;
    private final Instance instance;
    private final Settings<FinanceSettings> settings;

    /** Writes into the outbox of this bundle. */
    @Activate
    public ImportReports(
            @Reference Accounts accounts,
            @Reference Mails mails,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.accounts = accounts;
        this.mails = mails;
        this.instance = instance;
        this.settings = settings.of(FinanceSettings.class);
    }

    /** In the transaction that finishes the run, so that there is one mail or none to each of them. */
    void tell(ImportRun run) {
        if (run.refused() == 0) {
            return;
        }
        Set<String> wanted = Stream.of(settings.get().importReportTo())
                .map(address -> address.strip().toLowerCase(java.util.Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return;
        }
        accounts.withPermission(FinancePermissions.READ_IMPORTS).stream()
                .filter(officer -> wanted.contains(officer.email()))
                .forEach(officer -> mails.send(mail(officer, run)));
    }

    private NewMail mail(Account officer, ImportRun run) {
        return new NewMail(
                officer.email(),
                "import-refused",
                officer.details().language(),
                Map.of(
                        "name",
                        officer.details().name().full(),
                        "refused",
                        Integer.toString(run.refused()),
                        "taken",
                        Integer.toString(run.taken()),
                        "here",
                        Integer.toString(run.alreadyHere()),
                        "link",
                        instance.baseAddress() + "/finance/imports/" + run.id()));
    }
}
