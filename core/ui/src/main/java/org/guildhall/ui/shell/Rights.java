package org.guildhall.ui.shell;

import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.portal.Access;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the visitor being served may see something. */
@Component(service = Rights.class)
public final class Rights {
    private final Visitors visitors;
    private final Permissions permissions;

    /** Asks the permissions anew each time. */
    @Activate
    public Rights(@Reference Visitors visitors, @Reference Permissions permissions) {
        this.visitors = visitors;
        this.permissions = permissions;
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return visitors.current().signedIn().isPresent();
    }

    /** Whether the visitor may see it. */
    public boolean allow(Access access) {
        return switch (access) {
            case Access.Everybody everybody -> true;
            case Access.AnyAccount any -> signedIn();
            case Access.Holders holders -> signedIn() && permissions.has(holders.permission());
        };
    }

    /** As {@link #allow}, with a refusal written to the audit log. */
    boolean enter(Access access) {
        if (access instanceof Access.Holders holders && signedIn()) {
            try {
                permissions.check(holders.permission());
                return true;
            } catch (org.guildhall.api.error.NotPermittedException refused) {
                return false;
            }
        }
        return allow(access);
    }
}
