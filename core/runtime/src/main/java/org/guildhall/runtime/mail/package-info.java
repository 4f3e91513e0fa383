/** The outbox: mail written with the change that causes it, sent after it. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.mail;
