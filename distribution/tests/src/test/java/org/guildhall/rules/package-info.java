/** Rules on the jars as they are shipped: who may know whom, and what each bundle must carry. */
@org.jspecify.annotations.NullMarked
package org.guildhall.rules;
