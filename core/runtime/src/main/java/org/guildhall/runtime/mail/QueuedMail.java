package org.guildhall.runtime.mail;

import java.util.UUID;
import org.guildhall.runtime.persistence.Row;

/** A mail as it goes out. */
record QueuedMail(
        UUID id,
        String messageId,
        String recipient,
        String sender,
        String senderName,
        String subject,
        String text,
        String html,
        int tries) {
    static final String COLUMNS = "id, message_id, recipient, sender, sender_name, subject, text, html, tries";

    static QueuedMail of(Row row) {
        return new QueuedMail(
                row.uuid(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                (int) row.number(9));
    }

    /** The same mail from this sender. */
    QueuedMail from(String address, String name) {
        return new QueuedMail(id, messageId, recipient, address, name, subject, text, html, tries);
    }

    /** Without address and content, which can hold codes. */
    @Override
    public String toString() {
        return "mail " + id;
    }
}
