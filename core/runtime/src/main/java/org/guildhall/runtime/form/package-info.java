/** Form definitions out of bundles, the check of answers, and encrypted drafts. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.form;
