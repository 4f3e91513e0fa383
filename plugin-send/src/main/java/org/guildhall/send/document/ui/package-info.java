/** Pages of documents: what families read, and how staff publish it. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.document.ui;
