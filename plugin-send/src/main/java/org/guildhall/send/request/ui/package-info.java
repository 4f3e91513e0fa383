/** How an assessment is asked for, and what staff read of it. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.request.ui;
