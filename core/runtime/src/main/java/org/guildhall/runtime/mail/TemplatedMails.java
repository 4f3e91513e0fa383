package org.guildhall.runtime.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.runtime.persistence.UnitSource;

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
    public void send(NewMail mail) {
        desk.send(mail, template(mail.template(), mail.language()));
    }

    private MailTemplate template(String name, Locale language) {
        URL own = templates.entry("mails/" + name + "." + language.getLanguage() + ".txt");
        URL found = own == null ? templates.entry("mails/" + name + ".en.txt") : own;
        if (found == null) {
            throw new IllegalArgumentException(templates.name() + " has no mail template " + name);
        }
        try (InputStream in = found.openStream()) {
            return MailTemplate.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The mail template " + name + " cannot be read", e);
        }
    }
}
