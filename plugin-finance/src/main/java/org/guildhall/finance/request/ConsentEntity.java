package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody agreed to before a request was begun, and in which wording. */
@Entity(name = "RequestConsent")
@Table(name = "request_consent")
class ConsentEntity {
    @Id
    @Column(name = "draft_id")
    UUID draftId;

    UUID account;

    @Column(name = "text_version")
    String textVersion;

    /** {@code yes} to a consent, {@code told} by a notice. */
    String answer;

    @Column(name = "given_at")
    Instant givenAt;

    /** When the draft was found gone and nothing uploaded to it was left. */
    @Column(name = "cleared_at")
    @Nullable
    Instant clearedAt;

    @SuppressWarnings("NullAway.Init")
    protected ConsentEntity() {}

    /** The flow that the draft was begun in; empty from before there were several. */
    @Column(name = "flow_key")
    @Nullable
    String flow;

    /** The request before an account that it goes on from. */
    @Nullable
    UUID follows;

    void cleared(Instant now) {
        clearedAt = now;
    }

    ConsentEntity(
            UUID draftId,
            UUID account,
            String textVersion,
            String answer,
            Instant givenAt,
            String flow,
            @Nullable UUID follows) {
        this.draftId = draftId;
        this.account = account;
        this.textVersion = textVersion;
        this.answer = answer;
        this.givenAt = givenAt;
        this.flow = flow;
        this.follows = follows;
    }
}
