/** Pages of referrals. */
@org.jspecify.annotations.NullMarked
package org.guildhall.referral.record.ui;
