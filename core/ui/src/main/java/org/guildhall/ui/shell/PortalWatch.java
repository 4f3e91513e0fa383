package org.guildhall.ui.shell;

import org.guildhall.ui.portal.Portal;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Sees portals come and go; apart from the tracker, which portals themselves need before they can come. */
@Component(service = PortalWatch.class, immediate = true)
public final class PortalWatch {
    private final PortalTracker tracker;

    /** Tells the tracker. */
    @Activate
    public PortalWatch(@Reference PortalTracker tracker) {
        this.tracker = tracker;
        tracker.expectDeclared();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPortal(ServiceReference<Portal> reference, Portal portal) {
        tracker.add(reference, portal);
    }

    void removePortal(ServiceReference<Portal> reference) {
        tracker.remove(reference);
    }
}
