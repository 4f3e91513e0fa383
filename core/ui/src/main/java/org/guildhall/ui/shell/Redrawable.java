package org.guildhall.ui.shell;

/** A view that shows what portals contribute, and shows it anew when that changes. */
public interface Redrawable {
    /** Shows what is there now. */
    void redraw();
}
