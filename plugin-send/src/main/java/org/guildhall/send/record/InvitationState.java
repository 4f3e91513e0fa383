package org.guildhall.send.record;

import java.util.Locale;

/** Where an invitation stands (SPEC G1). */
public enum InvitationState {
    /** Written, and nothing was mailed. */
    DRAFT,
    /** The code was mailed, and nobody has quoted it yet. */
    CODE_SENT,
    /** The code was quoted to staff. */
    VERIFIED,
    /** The link was mailed, and nobody has answered yet. */
    LINK_SENT,
    /** The answer was yes, and staff have yet to confirm. */
    ACCEPTED,
    /** The answer was no. */
    DECLINED,
    /** Staff have confirmed, and the person sees the case. */
    ACTIVE,
    /** Its code or link was not used in time. */
    EXPIRED,
    /** Staff took it back. */
    REVOKED;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.invitation." + code();
    }
}
