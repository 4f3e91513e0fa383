package org.guildhall.api.permission;

import java.util.Set;

/** A role with the permissions that it gives. */
public record Role(String name, String textKey, Set<String> permissions) {
    /** Everybody with an account. */
    public static final String CITIZEN = "citizen";
    /** Works on SEND cases. */
    public static final String CASEWORKER = "caseworker";
    /** Leads a team and sees its work. */
    public static final String TEAM_MANAGER = "team-manager";
    /** Decides on access to financial documents. */
    public static final String FINANCE_OFFICER = "finance-officer";
    /** Sorts incoming referrals. */
    public static final String REFERRAL_TRIAGE = "referral-triage";
    /** Handles allegations against adults who work with children. */
    public static final String LADO_OFFICER = "lado-officer";
    /** Reads logs, not content. */
    public static final String AUDITOR = "auditor";
    /** Sets the portal up for the council and assigns roles. */
    public static final String COUNCIL_ADMINISTRATOR = "council-administrator";
    /** Runs the platform; sees no case content. */
    public static final String PLATFORM_ADMINISTRATOR = "platform-administrator";
}
