/** Tests of what portals are looked through for, and of catalogues. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.bundle;
