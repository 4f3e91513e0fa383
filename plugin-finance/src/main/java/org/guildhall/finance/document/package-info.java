/** The financial documents of each person, and who may read them. */
@NullMarked
package org.guildhall.finance.document;

import org.jspecify.annotations.NullMarked;
