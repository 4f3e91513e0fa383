/** Run with settings alone. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.instance;
