/** The instance's keys: one file outside the database, from which named keys are derived. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.key;
