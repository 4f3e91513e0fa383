package org.guildhall.auth.administrator;

import java.time.Clock;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints the first administrator's link at the start of a live instance that has none; on the console only, not in the log. */
@Component(service = FirstAdministratorLink.class, immediate = true)
public final class FirstAdministratorLink {
    /** Made by the framework. */
    @Activate
    public FirstAdministratorLink(
            @Reference FirstAdministratorService administrators,
            @Reference Instance instance,
            @Reference Texts texts,
            @Reference Clock clock) {
        if (!instance.test() && administrators.needed()) {
            System.out.println(texts.get(
                    Texts.ENGLISH,
                    "auth.first-administrator.console",
                    administrators.newLink(),
                    texts.dateTime(Texts.ENGLISH, clock.instant().plus(administrators.lifetime()))));
        }
    }
}
