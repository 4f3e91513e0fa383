package org.guildhall.runtime.mail;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
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
    public UUID sendTracked(NewMail mail) {
        return mails.sendTracked(mail);
    }

    @Override
    public List<OutboxMail> find(Collection<UUID> ids) {
        return mails.find(ids);
    }

    @Override
    public void rehearse(NewMail mail) {
        mails.rehearse(mail);
    }
}
