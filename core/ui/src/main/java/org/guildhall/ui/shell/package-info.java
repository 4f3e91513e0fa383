/** The shell around all pages: who is at the screen, layout, errors, time-out, language. */
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.shell;
