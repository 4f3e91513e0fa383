package org.guildhall.send.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A file of a message; a message to several parties has the file once, and a row for each copy. */
@Entity(name = "SendMessageFile")
@Table(name = "send_message_file")
class MessageFileEntity {
    @Id
    UUID id;

    @Column(name = "message_id")
    UUID messageId;

    @Column(name = "document_id")
    UUID documentId;

    @SuppressWarnings("NullAway.Init")
    protected MessageFileEntity() {}

    MessageFileEntity(UUID id, UUID messageId, UUID documentId) {
        this.id = id;
        this.messageId = messageId;
        this.documentId = documentId;
    }
}
