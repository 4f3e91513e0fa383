package org.guildhall.runtime.mail;

import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.runtime.persistence.UnitSource;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Gives each bundle mails from its own templates. */
@Component(service = Mails.class, scope = ServiceScope.BUNDLE)
public final class BundleMails implements Mails {
    private final Mails mails;

    /** Takes the templates of the bundle that asks. */
    @Activate
    public BundleMails(ComponentContext context, @Reference MailDesk desk) {
        mails = new TemplatedMails(desk, UnitSource.of(context.getUsingBundle()));
    }

    @Override
    public void send(NewMail mail) {
        mails.send(mail);
    }

    @Override
    public void rehearse(NewMail mail) {
        mails.rehearse(mail);
    }
}
