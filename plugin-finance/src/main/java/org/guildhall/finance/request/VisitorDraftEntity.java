package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody without an account has begun, after a code confirmed their address. */
@Entity(name = "VisitorDraft")
@Table(name = "visitor_draft")
class VisitorDraftEntity {
    @Id
    @Column(name = "draft_id")
    UUID draftId;

    /** Stands for an account in the request until there is one. */
    UUID requester;

    String email;
    String language;

    @Column(name = "text_version")
    String textVersion;

    /** {@code yes} to a consent, {@code told} by a notice. */
    String answer;

    @Column(name = "given_at")
    Instant givenAt;

    @Column(name = "flow_key")
    String flow;

    /** Digest of the browser's secret, or of the account, that sent it: who may read the reference again. */
    @Column(name = "sent_by")
    @Nullable
    String sentBy;

    /** When the draft was found gone and nothing uploaded to it was left. */
    @Column(name = "cleared_at")
    @Nullable
    Instant clearedAt;

    @SuppressWarnings("NullAway.Init")
    protected VisitorDraftEntity() {}

    VisitorDraftEntity(
            UUID draftId,
            UUID requester,
            String email,
            String language,
            String textVersion,
            String answer,
            Instant givenAt,
            String flow) {
        this.draftId = draftId;
        this.requester = requester;
        this.email = email;
        this.language = language;
        this.textVersion = textVersion;
        this.answer = answer;
        this.givenAt = givenAt;
        this.flow = flow;
    }

    void sent(String by) {
        sentBy = by;
    }

    void cleared(Instant now) {
        clearedAt = now;
    }
}
