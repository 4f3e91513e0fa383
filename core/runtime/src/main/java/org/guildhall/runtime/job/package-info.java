/** The runner of scheduled jobs. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.job;
