package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;

/** Turns push on. Clicks still come by plain requests, since only those can give the session a new id at sign-in. */
@Push(transport = Transport.WEBSOCKET_XHR)
public final class PushShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;
}
