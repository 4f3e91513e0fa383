/** The Children Referral Portal: forms that begin before an account, and the inboxes of those who answer them (SPEC H). */
@org.jspecify.annotations.NullMarked
package org.guildhall.referral;
