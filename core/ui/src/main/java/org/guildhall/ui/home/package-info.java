/** The home page and the council's own texts. */
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.home;
