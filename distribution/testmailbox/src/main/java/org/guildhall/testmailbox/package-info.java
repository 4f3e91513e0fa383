/** The mailbox page of test instances: what would have gone out by mail, as a page and as JSON (SPEC D3). */
@org.jspecify.annotations.NullMarked
package org.guildhall.testmailbox;
