/** People and who may see their documents. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.retention;
