package org.guildhall.send.record;

import org.guildhall.api.account.PersonName;

/** An invitation that waits for staff: its person said yes, and sees nothing until staff confirm. */
public record WaitingInvitation(Invitation invitation, String reference, PersonName child) {}
