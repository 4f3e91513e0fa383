/** People's accounts, one for all portals. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.account;
