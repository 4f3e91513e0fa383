/** What this installation is. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.instance;
