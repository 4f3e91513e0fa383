/** The order in which a request goes from hand to hand, as data. */
@org.jspecify.annotations.NullMarked
package org.guildhall.finance.flow;
