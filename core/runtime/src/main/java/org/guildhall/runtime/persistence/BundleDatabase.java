package org.guildhall.runtime.persistence;

import org.guildhall.api.persistence.Database;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Gives each bundle the unit of its own. */
@Component(service = Database.class, scope = ServiceScope.BUNDLE)
public final class BundleDatabase implements Database {
    private final Database unit;

    /** Opens the unit of the bundle that asks. */
    @Activate
    public BundleDatabase(ComponentContext context, @Reference Units units) {
        this.unit = units.of(context.getUsingBundle());
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        return unit.call(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        unit.afterCommit(action);
    }
}
