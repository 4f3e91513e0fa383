/** Requests for access to a person's financial documents, from the first question to the decision. */
@NullMarked
package org.guildhall.finance.request;

import org.jspecify.annotations.NullMarked;
