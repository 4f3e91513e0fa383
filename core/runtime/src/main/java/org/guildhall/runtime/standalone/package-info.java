/** Core's services wired by hand, for tools and tests without OSGi. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.standalone;
