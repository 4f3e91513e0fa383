/** Tests. */
@NullMarked
package org.guildhall.referral.record;

import org.jspecify.annotations.NullMarked;
