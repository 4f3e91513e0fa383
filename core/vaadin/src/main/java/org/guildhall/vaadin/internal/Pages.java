package org.guildhall.vaadin.internal;

import org.guildhall.vaadin.Shell;

/** What the servlet and its parts share. */
record Pages(Shell shell, Routes routes, OpenSessions sessions, UserActivity activity, StaticAssets assets) {}
