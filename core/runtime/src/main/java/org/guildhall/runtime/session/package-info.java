/** Signed-in sessions, and who acts on a thread. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.session;
