package org.guildhall.runtime.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.persistence.UnitSource;
import org.jspecify.annotations.Nullable;

/** Makes mails from the templates of one bundle and puts them into the outbox. */
public final class TemplatedMails implements Mails {
    private final MailDesk desk;
    private final UnitSource templates;

    /** Takes the templates from here. */
    public TemplatedMails(MailDesk desk, UnitSource templates) {
        this.desk = desk;
        this.templates = templates;
    }

    @Override
    public UUID sendTracked(NewMail mail) {
        return write(mail, desk::send);
    }

    @Override
    public void rehearse(NewMail mail) {
        write(mail, desk::rehearse);
    }

    private UUID write(NewMail mail, BiFunction<NewMail, MailTemplate, UUID> writing) {
        MailTemplate own = template(mail.template(), mail.language());
        if (own != null) {
            return writing.apply(mail, own);
        }
        MailTemplate english = template(mail.template(), Texts.ENGLISH);
        if (english == null) {
            throw new IllegalArgumentException(templates.name() + " has no mail template " + mail.template());
        }
        // the frame in English too, and marked as such, so that a screen reader reads it as what it is
        return writing.apply(new NewMail(mail.to(), mail.template(), Texts.ENGLISH, mail.values()), english);
    }

    @Override
    public List<OutboxMail> find(Collection<UUID> mails) {
        return desk.find(mails);
    }

    private @Nullable MailTemplate template(String name, Locale language) {
        URL found = templates.entry("mails/" + name + "." + language.getLanguage() + ".txt");
        if (found == null) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return MailTemplate.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The mail template " + name + " cannot be read", e);
        }
    }
}
