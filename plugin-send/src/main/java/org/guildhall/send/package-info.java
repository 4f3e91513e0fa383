/** The portal for EHC plans: one page for now, which says what will be here. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send;
