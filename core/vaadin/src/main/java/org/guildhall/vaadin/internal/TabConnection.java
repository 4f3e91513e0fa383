package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.shared.ApplicationConstants;
import java.io.IOException;
import org.atmosphere.cpr.AtmosphereResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By which the server speaks to a tab. Flow's own waits up to a second for the last words to arrive before it hangs up, also where the
 * tab itself has just said that it leaves: they never arrive, and the wait holds the session's lock, which the end of the connection
 * needs, and the browser's connection, on which the next page asks for its files. One page load in three took a second longer.
 */
final class TabConnection extends AtmospherePushConnection {
    private static final Logger LOG = LoggerFactory.getLogger(TabConnection.class);
    private static final long serialVersionUID = 1;

    TabConnection(UI ui) {
        super(ui);
    }

    @Override
    public void disconnect() {
        AtmosphereResource resource = getResource();
        if (resource == null || !hasSaidThatItLeaves()) {
            super.disconnect();
            return;
        }
        connectionLost();
        try {
            resource.close();
        } catch (IOException gone) {
            LOG.debug("A tab that leaves has hung up first", gone);
        }
    }

    /** By a request of its own, which is under way. */
    private boolean hasSaidThatItLeaves() {
        VaadinRequest request = VaadinService.getCurrentRequest();
        return getUI().isClosing()
                && request != null
                && Integer.toString(getUI().getUIId())
                        .equals(request.getParameter(ApplicationConstants.UI_ID_PARAMETER));
    }
}
