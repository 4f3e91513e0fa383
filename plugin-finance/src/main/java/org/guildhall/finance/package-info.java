/** The Client Finance Portal: what it contributes, and its settings. */
@NullMarked
package org.guildhall.finance;

import org.jspecify.annotations.NullMarked;
