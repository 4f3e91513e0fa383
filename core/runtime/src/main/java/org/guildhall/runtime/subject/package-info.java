/** What is kept of one person, taken out. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.subject;
