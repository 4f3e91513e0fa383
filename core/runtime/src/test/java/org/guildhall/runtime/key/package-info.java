/** The instance's keys. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.key;
