/** Tests. */
@NullMarked
package org.guildhall.referral;

import org.jspecify.annotations.NullMarked;
