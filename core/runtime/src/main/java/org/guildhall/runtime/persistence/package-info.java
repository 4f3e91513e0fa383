/** One connection pool, one persistence unit per bundle, one transaction over all of them. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.persistence;
