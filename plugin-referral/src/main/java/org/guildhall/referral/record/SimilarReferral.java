package org.guildhall.referral.record;

import java.util.Set;
import org.guildhall.api.account.PersonName;

/**
 * Another referral that may belong to one.
 *
 * @param person whom it is about
 * @param like who in this referral is like that person
 * @param reasons in what
 * @param suggested how both may belong together
 */
public record SimilarReferral(
        ReferralLine other, PersonName person, PersonName like, Set<Likeness> reasons, LinkKind suggested) {}
