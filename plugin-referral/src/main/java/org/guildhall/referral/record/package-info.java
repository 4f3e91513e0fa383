/** Referrals from the first answer to the feedback. */
@org.jspecify.annotations.NullMarked
package org.guildhall.referral.record;
