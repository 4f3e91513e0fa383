/** The portal for referrals of children: one page for now, which says what will be here. */
@org.jspecify.annotations.NullMarked
package org.guildhall.referral;
