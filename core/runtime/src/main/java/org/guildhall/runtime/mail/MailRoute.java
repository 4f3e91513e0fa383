package org.guildhall.runtime.mail;

import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.config.LaunchSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Where mails go now: to the server, into a test instance's mailbox, or nowhere until a server is set. */
@Component(service = MailRoute.class)
@Designate(ocd = MailSettings.class)
public final class MailRoute {
    /** Setting: whether a test instance sends real mail. */
    public static final String ALLOW = "guildhall.allow-mail";

    private static final String PASSWORD = "guildhall.mail.password";

    private final Settings<MailSettings> settings;
    private final Instance instance;
    private final LaunchSettings launch;

    /** Follows the settings. */
    @Activate
    public MailRoute(
            @Reference SettingsSource settings, @Reference Instance instance, @Reference LaunchSettings launch) {
        this.settings = settings.of(MailSettings.class);
        this.instance = instance;
        this.launch = launch;
    }

    /** Whether mails stay in the database, to be shown on the Test mailbox page. */
    public boolean keeps() {
        return instance.test() && !(launch.isOn(ALLOW) && hasServer());
    }

    /** Whether a server is set. */
    public boolean hasServer() {
        return !settings.get().host().isBlank();
    }

    /** The sender that is set now, so that a corrected one helps the mails that wait, too. */
    QueuedMail withSender(QueuedMail mail) {
        CouncilSettings council = instance.council();
        return mail.from(council.senderAddress(), council.portalsName());
    }

    MailSettings server() {
        return settings.get();
    }

    String password() {
        String set = settings.get().password();
        return set.isEmpty() ? launch.get(PASSWORD).orElse("") : set;
    }
}
