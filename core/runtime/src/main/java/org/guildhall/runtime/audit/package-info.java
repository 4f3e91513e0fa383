/** The audit log and its chain. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.audit;
