package org.guildhall.runtime.mail;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What all bundles' mails have in common: sender, frame, footer, and the way into the outbox. */
@Component(service = MailDesk.class)
public final class MailDesk {
    private static final int SUBJECT = 140;

    private final MailQueue queue;
    private final MailRoute route;
    private final Instance instance;
    private final Texts texts;
    private final Ids ids;

    /** Writes into the queue. */
    @Activate
    public MailDesk(
            @Reference MailQueue queue,
            @Reference MailRoute route,
            @Reference Instance instance,
            @Reference Texts texts,
            @Reference Ids ids) {
        this.queue = queue;
        this.route = route;
        this.instance = instance;
        this.texts = texts;
        this.ids = ids;
    }

    UUID send(NewMail mail, MailTemplate template) {
        QueuedMail composed = compose(mail, template);
        queue.add(composed, route.keeps());
        return composed.id();
    }

    UUID rehearse(NewMail mail, MailTemplate template) {
        QueuedMail composed = compose(mail, template);
        queue.rehearse(composed);
        return composed.id();
    }

    private QueuedMail compose(NewMail mail, MailTemplate template) {
        CouncilSettings council = instance.council();
        Map<String, String> values = new TreeMap<>(mail.values());
        values.putIfAbsent("council", council.name());
        values.putIfAbsent("portals", council.portalsName());
        values.putIfAbsent("base", instance.baseAddress());
        MailLayout.Frame frame = new MailLayout.Frame(
                council.name(),
                council.portalsName(),
                council.colour(),
                mail.language(),
                List.of(
                        texts.get(mail.language(), "mail.footer.no-reply"),
                        texts.get(mail.language(), "mail.footer.why")));
        UUID id = ids.next();
        String sender = council.senderAddress();
        return new QueuedMail(
                id,
                "<" + id + "@" + sender.substring(sender.indexOf('@') + 1) + ">",
                mail.to().strip(),
                sender,
                council.portalsName(),
                subject(MailTemplate.fill(template.subject(), values, UnaryOperator.identity())),
                MailLayout.text(template, values, frame),
                MailLayout.html(template, values, frame),
                0);
    }

    List<OutboxMail> find(Collection<UUID> mails) {
        return queue.find(mails);
    }

    /** On one line, so that no value can begin another header, and no longer than its column. */
    private static String subject(String filled) {
        String line = filled.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SUBJECT));
    }
}
