/** Forms that were sent, on screen and on paper. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.action.ui;
