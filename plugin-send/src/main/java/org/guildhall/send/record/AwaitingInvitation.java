package org.guildhall.send.record;

import org.guildhall.api.account.PersonName;

/** An invitation that waits for the acting person's answer. */
public record AwaitingInvitation(InvitationId id, PersonName child, PartyKind kind) {}
