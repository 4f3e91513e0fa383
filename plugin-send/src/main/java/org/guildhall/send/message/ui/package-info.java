/** Pages of messages: what families and the council write to each other. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.message.ui;
