/** The address by which other systems send documents and records with a token. */
@NullMarked
package org.guildhall.finance.api;

import org.jspecify.annotations.NullMarked;
