/** Small things kept encrypted and authenticated. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.seal;
