/** Whether this node lives and can serve. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.health;
