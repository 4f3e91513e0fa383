package org.guildhall.referral.record;

/** Another referral that an officer has linked to one. */
public record LinkedReferral(ReferralLine other, LinkKind kind) {}
