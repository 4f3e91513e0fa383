/** The whole product, started as a user starts it and looked at through its own doors: pages, mails, folders, signals. */
@org.jspecify.annotations.NullMarked
package org.guildhall.product;
