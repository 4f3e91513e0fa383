/** The encrypted document store and its address on the web. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.document;
